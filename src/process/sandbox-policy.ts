/**
 * What a program in the sandbox can reach besides the system, which is visible and read-only except for the hidden
 * folders. A policy is data: there is one for asking, and one for calling.
 */
export interface SandboxPolicy {
  /** Absolute paths of folders that are empty and private. */
  readonly hidden: readonly string[]
  /** Absolute paths that are visible and read-only; some may have been removed. */
  readonly readable: readonly string[]
  /** Absolute paths that the program may change. */
  readonly writable: readonly string[]
  readonly network: boolean
  /** By path, what the program finds there instead and may change: a copy, or `/dev/null` to cover the path. */
  readonly replaced: ReadonlyMap<string, string>
  /** By path in a hidden folder, to where a link leads that is there. */
  readonly links: ReadonlyMap<string, string>
  /** Variables that are set for the program and for nothing before it. */
  readonly variables: ReadonlyMap<string, string>
}
