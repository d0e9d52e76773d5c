/** Where calls run: as the server itself; in a sandbox that has its network; in one that has none. */
export type SandboxMode = 'none' | 'network' | 'strict'

/** From the loosest to the strictest. */
const modes: readonly SandboxMode[] = ['none', 'network', 'strict']

export function stricter(one: SandboxMode, other: SandboxMode): SandboxMode {
  return modes.indexOf(one) > modes.indexOf(other) ? one : other
}

/** The sandbox in which a program is called: what its manifest wants, and once it is confined, what it gets. */
export interface LaunchSandbox {
  /** The plugin's folder. */
  readonly folder: string
  readonly mode: SandboxMode
  /** Absolute paths that its manifest names: what it may change, and what it may only read. */
  readonly writable: readonly string[]
  readonly readable: readonly string[]
  /** Beside the plugin's folder, the folders from which its manifest may name something; undefined: from all. */
  readonly within?: readonly string[]
}
