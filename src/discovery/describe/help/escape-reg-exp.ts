/** The text as a regular expression that matches it and nothing else. `RegExp.escape` needs Node 24. */
export function escapeRegExp(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
