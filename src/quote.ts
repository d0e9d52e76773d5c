/** A value as JSON for a message, cut if it is so long that it would hide the words around it. */
export function quote(value: unknown): string {
  const text = JSON.stringify(value) as string | undefined
  if (text === undefined) return 'nothing'
  return text.length > 80 ? `${text.slice(0, 77)}...` : text
}
