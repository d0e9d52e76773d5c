/** What is piped into the program in front of it: `cat file | x`, `<something> | x`. */
const before = /^(?:<[^>]*>|\.\.\.|other|cat .*?|echo .*?) \| (?=[\w./-]+\b)/
/** `x FILE ... (or pipe) other | x -`: the same usage again behind a pipe. */
const again = /^([\w.-]+)( .*?)(?: +\(or [^()|]*\))? +[\w<>.]+ \| (?=\1(?: |$))/

/** Splits a usage line where it shows the program again behind a pipe, and leaves out what is piped into it. */
export function withoutPipes(usage: string): string[] {
  const own = usage.replace(before, '')
  const [whole = '', program = '', shown = ''] = again.exec(own) ?? []
  return whole === '' ? [own] : [program + shown, ...withoutPipes(own.slice(whole.length))]
}
