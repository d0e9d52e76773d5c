import type { OfferHandlerOptions } from './answer-offer.js'
import { createCompletionHandlers } from './completion.js'
import type { Handlers } from './handler.js'
import { createPromptHandlers } from './prompts.js'
import { createResourceHandlers } from './resources.js'
import { createTaskHandlers } from './tasks/task-methods.js'
import { createToolHandlers, type ToolHandlerOptions } from './tools.js'

/** Creates the handlers of every method that the core answers. */
export function createHandlers(options: ToolHandlerOptions & OfferHandlerOptions): Handlers {
  return {
    ...createToolHandlers(options),
    ...createResourceHandlers(options),
    ...createPromptHandlers(options),
    ...createCompletionHandlers(options),
    ...createTaskHandlers(options.tasks),
  }
}
