import type { Handlers } from './handler.js'
import { createToolHandlers, type ToolHandlerOptions } from './tools.js'

/** Everything that the core answers. */
export function createHandlers(options: ToolHandlerOptions): Handlers {
  return createToolHandlers(options)
}
