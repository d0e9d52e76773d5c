/**
 * What a program in the sandbox reaches beside the system, which it sees as it is and may not change, and without the
 * hidden folders. A policy is data: asking is one, calling may be others.
 */
export interface SandboxPolicy {
  /** Absolute paths that are seen as they are and may not be changed; some may have gone. */
  readonly readable: readonly string[]
  /** Absolute paths that may be changed. */
  readonly writable: readonly string[]
  readonly network: boolean
  /** What stands in the place of a path and may be changed there, by that path: a copy, or `/dev/null` to cover it. */
  readonly replaced: ReadonlyMap<string, string>
}
