import type { Tool } from './tool.js'

/** A source of tools: the catalog, a caller's view of it, a test's map. */
export interface Toolset {
  /** All tools, sorted by name; the same array until something changes. */
  list(): Promise<readonly Tool[]>
  /** The tools known after at most `waitMs`, for a text about them; this does not count as a list that a client has seen. */
  known(waitMs: number): Promise<readonly Tool[]>
  /** Throws InvalidToolNameError or ToolNotFoundError. Waits for a plugin that is still being described. */
  resolve(name: string): Promise<Tool>
}
