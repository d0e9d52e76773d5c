/** `Usage summary:`, `Invocation:` */
const other = /^( ?)(?:usage (?:summary|information)|invocation):/gim
/** `x, which does this.  Usage:`, and the usage below. */
const atEnd = /^(\S.*?) *Usage:$(?=\n+ *\S)/m

/** Puts the title of a usage as most programs write it: alone or in front of the usage. */
export function withUsageTitle(text: string): string {
  const titled = text.replaceAll(other, '$1Usage:')
  return /^\W{0,3}(?:usage|synopsis)\b/im.test(titled) ? titled : titled.replace(atEnd, '$1\n\nUsage:')
}
