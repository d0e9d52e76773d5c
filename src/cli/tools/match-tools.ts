import picomatch from 'picomatch'

/** A tool, as far as words are looked for in it. */
export interface Named {
  readonly name: string
  readonly description?: string | undefined
}

/**
 * The tools that fit all of these words: by a glob of their names, such as `demo_*`, or by a part of their names or
 * descriptions, in small or capital letters.
 */
export function matchTools<T extends Named>(tools: readonly T[], words: readonly string[]): T[] {
  const tests = words.map((word) => {
    const isName = picomatch(word)
    const part = word.toLowerCase()
    return ({ name, description = '' }: T): boolean =>
      isName(name) || `${name}\n${description}`.toLowerCase().includes(part)
  })
  return tools.filter((tool) => tests.every((fits) => fits(tool)))
}
