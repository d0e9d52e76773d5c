import type { Handlers } from './handler.js'
import { createToolHandlers, type ToolHandlerOptions } from './tools.js'

/** Creates the handlers of every method that the core answers. */
export function createHandlers(options: ToolHandlerOptions): Handlers {
  return createToolHandlers(options)
}
