import type { Tool } from './tool.js'

/** A source of tools: the catalog, a caller's view of it, a test's map. */
export interface Toolset {
  /** All tools, sorted by name. */
  list(): Promise<readonly Tool[]>
  /** Throws InvalidToolNameError or ToolNotFoundError. Waits for a plugin that is still being described. */
  resolve(name: string): Promise<Tool>
}
