import type { OfferHandlerOptions } from './answer-offer.js'
import { createCompletionHandlers } from './completion.js'
import { InvalidArgumentsError } from '../errors.js'
import { quote } from '../quote.js'
import type { Handler, Handlers } from './handler.js'
import { createPromptHandlers } from './prompts.js'
import { createResourceHandlers } from './resources.js'
import { createTaskHandlers } from './tasks/task-methods.js'
import { createToolHandlers, type ToolHandlerOptions } from './tools.js'

/** Creates the handlers of every method that the core answers. */
export function createHandlers(options: ToolHandlerOptions & OfferHandlerOptions): Handlers {
  const handlers: Handlers = {
    ...createToolHandlers(options),
    ...createResourceHandlers(options),
    ...createPromptHandlers(options),
    ...createCompletionHandlers(options),
    ...createTaskHandlers(options.tasks),
  }
  const entries = Object.entries(handlers)
  return Object.fromEntries(
    entries.map(([method, handler]) => [method, method.endsWith('/list') ? ofOnePage(handler) : handler]),
  )
}

/** https://modelcontextprotocol.io/specification/2025-11-25/server/utilities/pagination#error-handling */
function ofOnePage(list: Handler): Handler {
  return async (params, call) => {
    const { cursor = '' } = params
    if (cursor !== '')
      throw new InvalidArgumentsError(`No page begins at ${quote(cursor)}: a list has but one`)
    return list(params, call)
  }
}
