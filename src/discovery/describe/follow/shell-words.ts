import { homedir } from 'node:os'

/** Stands for all arguments of a script among its words: `"$@"`. */
export const allArguments = '"$@"'

const token =
  /(\s+)|("\$@"|\$@|\$\{1\+"\$@"\})|'([^']*)'|"((?:[^"\\$`]|\$\w+|\$\{\w+\})*)"|(\$\w+|\$\{\w+\})|([\w.,/:@%+=~^-]+)/y

/**
 * Splits a simple shell command into words and fills in these variables and HOME. Undefined if it contains anything else:
 * a pipe, a redirection, a pattern, a substitution, an unknown variable.
 */
export function shellWords(
  command: string,
  variables: ReadonlyMap<string, string>,
): readonly string[] | undefined {
  const parts = [...command.matchAll(new RegExp(token.source, 'gy'))]
  if (parts.map(([found]) => found).join('') !== command) return undefined
  const unknown: string[] = []
  const fill = (text: string): string =>
    text.replaceAll(/\$\{?(\w+)\}?/g, (_, name: string) => {
      const value = variables.get(name) ?? (name === 'HOME' ? homedir() : undefined)
      if (value === undefined) unknown.push(name)
      return value ?? ''
    })
  const words: string[] = []
  let word: string | undefined
  for (const [, space, all, single, double, variable, plain = ''] of parts) {
    if (space !== undefined) {
      if (word !== undefined) words.push(word)
      word = undefined
    } else {
      const home = word === undefined ? plain.replace(/^~(?=\/)/, homedir()) : plain
      word = (word ?? '') + (all === undefined ? (single ?? fill(double ?? variable ?? home)) : allArguments)
    }
  }
  if (word !== undefined) words.push(word)
  return unknown.length === 0 ? words : undefined
}
