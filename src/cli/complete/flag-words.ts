import type { KnownCommand, KnownFlag, ShellFacts } from './shell-facts.js'

/** What may stand in place of the last word. */
export interface Candidate {
  readonly word: string
  readonly description?: string | undefined
}

/** A flag that takes a value, and its name. */
type NamedFlag = readonly [name: string, flag: KnownFlag]

/** The flag for whose value the next word is. */
export function flagBefore(given: readonly string[], command: KnownCommand): NamedFlag | undefined {
  const last = given.at(-1) ?? ''
  return takingValues(command).find(
    ([name, { char }]) => last === `--${name}` || (char !== undefined && last === `-${char}`),
  )
}

/** The flag with which a word begins that goes on with its value, and how it is written: `--source=he`, `-she`. */
export function flagWithin(
  word: string,
  command: KnownCommand,
): { readonly flag: NamedFlag; readonly written: string } | undefined {
  const spellings = takingValues(command).flatMap((flag) => {
    const [name, { char }] = flag
    return [`--${name}=`, ...(char === undefined ? [] : [`-${char}`])].map((written) => ({ flag, written }))
  })
  return spellings.find(({ written }) => word.startsWith(written))
}

function takingValues({ flags }: KnownCommand): NamedFlag[] {
  return Object.entries(flags).filter(([, { type }]) => type === 'option')
}

/** The values that a flag may have, where they are known; `given` is what stands behind the command. */
export async function valuesOf(
  [name, { options }]: NamedFlag,
  given: readonly string[],
  facts: ShellFacts,
): Promise<Candidate[]> {
  if (name === 'plugin') return facts.plugins().map((word) => ({ word }))
  if (name === 'call')
    return (await facts.tools())
      .filter(({ plugin }) => plugin === given[0])
      .map(({ command, description }) => ({ word: command, description }))
  if (toolGlobs.has(name)) return toolNames(facts)
  const known = profileFlags.has(name) ? await facts.named('profile') : facts.choices(name)
  return (options ?? known ?? []).map((word) => ({ word }))
}

/** The tools, by their names. */
export async function toolNames(facts: ShellFacts): Promise<Candidate[]> {
  return (await facts.tools()).map(({ name: word, description }) => ({ word, description }))
}

/** Flags that take the names of tools, or globs of them. */
const toolGlobs: ReadonlySet<string> = new Set(['tools', 'include', 'exclude'])
const profileFlags: ReadonlySet<string> = new Set(['profile', 'attach-profile'])

/** The flags of a command that may still be given. */
export function flagsOf({ flags }: KnownCommand, given: readonly string[]): Candidate[] {
  const names = given.map((word) => word.replace(/=.*$/s, ''))
  return Object.entries(flags)
    .filter(([name, { multiple }]) => multiple === true || !names.includes(`--${name}`))
    .map(([name, { description }]) => ({ word: `--${name}`, description }))
}

/** The values that are given to a flag, each behind it or in one word with it. */
export function givenTo(flag: string, words: readonly string[]): string[] {
  return words.flatMap((word, index) => {
    if (words[index - 1] === flag) return [word]
    return word.startsWith(`${flag}=`) ? [word.slice(flag.length + 1)] : []
  })
}
