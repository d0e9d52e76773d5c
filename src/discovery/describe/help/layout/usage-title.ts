/** `Usage summary:`, `Invocation:` */
const other = /^( ?)(?:usage (?:summary|information)|invocation):/gim
/** `x, which does this.  Usage:`, and the usage below. */
const atEnd = /^(\S.*?) *Usage:$(?=\n+ *\S)/m

/** `x: usage: x FILE`, `Unknown flag: '-'; Usage: x FILE`: behind who complains and of what. */
const behind = /^(?:[\w.-]+: |([^\n]{1,200}?[;.]) )usage: *(?=[\w./-]+ )/im

/** Puts the title of a usage as most programs write it: alone or in front of the usage. */
export function withUsageTitle(text: string): string {
  const titled = text.replaceAll(other, '$1Usage:')
  return /^\W{0,3}(?:usage|synopsis)\b/im.test(titled)
    ? titled
    : titled.replace(atEnd, '$1\n\nUsage:').replace(behind, withTitle)
}

function withTitle(_: string, before?: string): string {
  return `${before === undefined ? '' : `${before}\n\n`}Usage: `
}
