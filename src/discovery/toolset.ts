import type { Tool } from './tool.js'

/** Where tools come from: the catalog, a caller's view in front of it, a test's map. */
export interface Toolset {
  /** All of them, in order of their names. */
  list(): Promise<readonly Tool[]>
  /** Throws InvalidToolNameError or ToolNotFoundError. Waits for a plugin that is still being described. */
  resolve(name: string): Promise<Tool>
}
