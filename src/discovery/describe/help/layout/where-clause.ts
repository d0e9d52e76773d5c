/** `where options = [ -a | -b ]` below a usage, over as many lines as its bracket is open. */
const clause = /\n\s*where:?\s+<?([a-z][a-z-]*)>?\s*=\s*(\[[^[\]]*\])/i

/** Puts what a usage defines below it, `where options = [ -a | -b ]`, in the place of the word. */
export function withoutWhere(text: string): string {
  const [whole = '', word = '', meaning = ''] = clause.exec(text) ?? []
  const usage = /^usage:.*$/im.exec(text)?.[0] ?? ''
  const named = new RegExp(String.raw`(?<=\s)[<[]?${word}[>\]]?(?=\s|$)`)
  if (word === '' || !named.test(usage)) return text
  const alternatives = meaning
    .replaceAll(/\s+/g, ' ')
    .slice(1, -1)
    .trim()
    .split(/ ?\| ?/)
  const options = alternatives.map((one) => `[${one}]`).join(' ')
  return text.replace(whole, '').replace(
    usage,
    usage.replace(named, () => options),
  )
}
