/** A key that was made by `smcp keys add`, as its file keeps it. */
export interface NamedKey {
  readonly name: string
  /** Its digest, in hexadecimal digits: the key itself is kept nowhere. */
  readonly sha256: string
  /** Globs of the tools that it may call; undefined: all. */
  readonly tools?: readonly string[] | undefined
  /** How often it may call, such as `60/m`; undefined: as often as it likes. */
  readonly rate?: string | undefined
  /** The profile with which its callers start; undefined: that of all. */
  readonly profile?: string | undefined
  /** When it was made, as in ISO 8601. */
  readonly created: string
}
