/** A usage whose brackets have no blanks within, `[ -x ] [ FILE ]`, and are all closed: one that is not, before the next one opens. */
export function withNeatBrackets(usage: string): string {
  return closed(usage).replaceAll(/(?<=[[{(]) +(?=[^ ])|(?<=[^ ]) +(?=[\])}])/g, '')
}

function closed(usage: string): string {
  const open: number[] = []
  Array.from(usage).forEach((character, index) => {
    if (character === '[') open.push(index)
    if (character === ']') open.pop()
  })
  return open.reduceRight((text, at) => {
    const next = text.indexOf(' [', at)
    return next < 0 ? `${text}]` : `${text.slice(0, next)}]${text.slice(next)}`
  }, usage)
}
