/** An option in a usage line; its metavar is empty for a switch. */
interface UsageOption {
  readonly flags: readonly string[]
  readonly metavar: string
}

const flag = String.raw`-{1,2}[a-zA-Z?#][\w-]*`
const value = String.raw`<[^<>]+>|\{[^{}]+\}|\[[^[\]]+\]|[a-z]+(?:\|[a-z]+)+|[A-Z][A-Z0-9_:=-]*(?:\.\.\.)?`
const token = new RegExp(
  String.raw`(?<![\w-])(${flag}(?: ?\| ?${flag})*)(\[=[^\]]+\]|[ =](?:${value}))?`,
  'g',
)

/** The options that a usage shows: `[-p|--port PORT] [-v]`. */
export function usageOptions(usage: string): UsageOption[] {
  return [...usage.matchAll(token)].map(([, spellings = '', metavar = '']) => ({
    flags: spellings.split('|').map((spelling) => spelling.trim()),
    // `[-v] [FILE]`: a name in separate brackets is not the value.
    metavar: metavar.startsWith(' [') ? '' : metavar.trim().replace(/^=/, ''),
  }))
}
