/** A line of words and one of signs right below it, as long as it is. */
const title = /^( ?[A-Z][\w /()-]{0,58}\w):?\n( ?([-=~])\3{2,})$/gm

/** Titles that are underlined, `Commands` above `--------`, with a colon instead. */
export function withoutUnderlines(text: string): string {
  return text.replaceAll(title, (whole, words: string, line: string) =>
    Math.abs(words.length - line.length) < 2 ? `${words}:\n` : whole,
  )
}
