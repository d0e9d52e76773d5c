/** A value as JSON for a message, cut if it is so long that it would hide the words around it. */
export function quote(value: unknown): string {
  const text = JSON.stringify(value) as string | undefined
  return text === undefined ? 'nothing' : cut(text, 80)
}

/** A text of at most so many characters: a name from a client may be as long as a request. */
export function cut(text: string, charactersMax = 256): string {
  return text.length > charactersMax ? `${text.slice(0, charactersMax - 3)}...` : text
}
