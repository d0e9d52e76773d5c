import { InvalidArgumentsError } from '../../errors.js'
import { isObject } from '../../is-object.js'
import { quote } from '../../quote.js'
import type { Handler } from '../handler.js'
import { needsTasks } from './extension.js'
import { taskInMcp } from './task.js'
import type { Tasks } from './tasks.js'

/** tasks/get, tasks/update and tasks/cancel: https://github.com/modelcontextprotocol/ext-tasks */
export function createTaskHandlers(
  tasks: Tasks,
): Record<'tasks/get' | 'tasks/update' | 'tasks/cancel', Handler> {
  return {
    'tasks/get': async (params, call) =>
      taskInMcp(await tasks.get(idIn(params, call), call.caller), { isWhole: true }),
    'tasks/update': async (params, call) => {
      const { inputResponses = {} } = params
      await tasks.answer(idIn(params, call), call.caller, isObject(inputResponses) ? inputResponses : {})
      return {}
    },
    'tasks/cancel': async (params, call) => {
      await tasks.cancel(idIn(params, call), call.caller)
      return {}
    },
  }
}

function idIn(...[{ taskId }, { takesTasks }]: Parameters<Handler>): string {
  if (takesTasks !== true) throw needsTasks('Tasks are for clients that know them')
  if (typeof taskId === 'string') return taskId
  throw new InvalidArgumentsError(`params.taskId is ${quote(taskId)}; expected the id of a task`)
}
