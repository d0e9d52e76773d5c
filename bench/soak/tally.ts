import type { Right } from './programs.js'

/** What a call brought: an answer, or the error by which the client was told. */
export type Outcome =
  | { readonly text: string; readonly isError: boolean; readonly code?: string | undefined }
  | { readonly thrown: unknown }

const words = /word-[0-9a-f-]+/g
const shownMax = 200

/** Counts what calls have brought, and keeps what should not be. */
export class Tally {
  right = 0
  /** Calls that were given up on purpose. */
  givenUp = 0
  readonly foreign: string[] = []
  readonly lost: string[] = []
  readonly wrong: string[] = []
  /** Errors that say what is wrong, where an answer or another error was to come: how many, by tool and code. */
  readonly #clear = new Map<string, Map<string, number>>()

  /** Counts one of a tool that was given this word. */
  count(tool: string, word: string, right: Right, outcome: Outcome): void {
    const text = 'text' in outcome ? outcome.text : String(outcome.thrown)
    const code = codeOf(outcome)
    const shown = `${tool}: ${text.slice(0, shownMax)}`
    if ((text.match(words) ?? []).some((other) => other !== word)) this.foreign.push(shown)
    else if (isRight(right, word, outcome)) this.right += 1
    else if ('thrown' in outcome && /timed out/i.test(text)) this.lost.push(shown)
    else if (code === undefined) this.wrong.push(shown)
    else this.#countClear(tool, code)
  }

  /** Such errors in words, of the tools that this is true of. */
  clearErrors(isAsked: (tool: string) => boolean): string[] {
    return [...this.#clear].flatMap(([tool, codes]) =>
      isAsked(tool) ? [...codes].map(([code, count]) => `${count} ${code} of ${tool}`) : [],
    )
  }

  #countClear(tool: string, code: string): void {
    const codes = this.#clear.get(tool) ?? new Map<string, number>()
    this.#clear.set(tool, codes.set(code, (codes.get(code) ?? 0) + 1))
  }
}

function isRight(right: Right, word: string, outcome: Outcome): boolean {
  if ('thrown' in outcome) return false
  if ('code' in right) return outcome.isError && outcome.code === right.code
  if (outcome.isError) return false
  return right.word === 'alone' ? outcome.text === word : outcome.text.includes(word)
}

/** smcp's own code, or that of the protocol. */
function codeOf(outcome: Outcome): string | undefined {
  if ('text' in outcome) return outcome.isError ? outcome.code : undefined
  const { code } = outcome.thrown as { code?: unknown }
  return typeof code === 'number' && code < 0 ? String(code) : undefined
}
