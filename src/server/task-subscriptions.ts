import { CLIENT_CAPABILITIES_META_KEY, type JSONRPCMessage } from '@modelcontextprotocol/server'
import { rpcErrorOf } from '../core/rpc-error.js'
import { needsTasks, tasksExtension } from '../core/tasks/extension.js'
import { isObject } from '../is-object.js'

/**
 * The answer to a client that wants to hear of tasks and has not declared their extension, which demands that it is told;
 * undefined for any other message. To one that has declared it, the SDK says that it will hear of none.
 */
export function refuseTaskSubscription(message: unknown): JSONRPCMessage | undefined {
  const { id, method, params } = isObject(message) ? message : {}
  if (method !== 'subscriptions/listen' || !isObject(params)) return undefined
  if (typeof id !== 'string' && typeof id !== 'number') return undefined
  const { notifications, _meta: meta } = params
  if (!isObject(notifications) || !Array.isArray(notifications.taskIds)) return undefined
  const said = isObject(meta) ? meta[CLIENT_CAPABILITIES_META_KEY] : undefined
  const { extensions } = isObject(said) ? said : {}
  if (isObject(extensions) && tasksExtension in extensions) return undefined
  return { jsonrpc: '2.0', id, error: rpcErrorOf(needsTasks('taskIds are for clients that know tasks')) }
}
