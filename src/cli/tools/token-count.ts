import { count } from '../../count.js'

/** OpenAI's tokenizers make one token of 4.1 to 4.5 characters of such a list. */
const charactersPerToken = 4

/** About how many tokens a list of tools, or one of it, costs a model in every conversation. */
export function tokenCount(listed: object): number {
  return Math.ceil(JSON.stringify(listed).length / charactersPerToken)
}

/** What all of them cost, in words. */
export function tokenLine(listed: readonly object[]): string {
  return `${count(listed.length, 'tool')}, about ${count(tokenCount(listed), 'token')} in every conversation (one token per 4 characters)`
}
