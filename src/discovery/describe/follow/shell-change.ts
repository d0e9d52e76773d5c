import { dirname, join } from 'node:path'
import { shellWords } from './shell-words.js'

/** What one line of a shell script changes for the lines after it. */
export interface ShellChange {
  /** Variables with their values; undefined: it can't be known. */
  readonly variables: readonly (readonly [name: string, value: string | undefined])[]
  /** Folders that now come first on PATH. */
  readonly path: readonly string[]
  readonly dir?: string
  /** The programs that the script runs can see the change. */
  readonly isSeen: boolean
}

const nothing = { variables: [], path: [] }

/**
 * Reads a line that sets variables, enters a folder or activates a Python environment. Undefined if it does anything
 * else. `variables` are those that are known already.
 */
export function readShellChange(
  line: string,
  variables: ReadonlyMap<string, string>,
): ShellChange | undefined {
  if (/^(?:export|unset|readonly)(?:\s+-\w+)*(?:\s+\w+)+$/.test(line)) return { ...nothing, isSeen: true }
  return readFolder(line, variables) ?? readActivation(line, variables) ?? readAssignments(line, variables)
}

function readFolder(line: string, variables: ReadonlyMap<string, string>): ShellChange | undefined {
  const [, text] = /^cd\s+(?:--\s+)?(\S+)(?:\s*\|\|\s*exit(?:\s+\d+)?)?$/.exec(line) ?? []
  const words = text === undefined ? undefined : shellWords(text, variables)
  const [dir] = words ?? []
  return dir === undefined || words?.length !== 1 ? undefined : { ...nothing, dir, isSeen: true }
}

/** `source /opt/app/venv/bin/activate`, or with the name of an environment of conda after it. */
function readActivation(line: string, variables: ReadonlyMap<string, string>): ShellChange | undefined {
  const [, text] = /^(?:source|\.)\s+(.+)$/.exec(line) ?? []
  const [script, environment, ...more] = (text === undefined ? undefined : shellWords(text, variables)) ?? []
  if (!script?.endsWith('/bin/activate') || more.length > 0) return undefined
  const bin = dirname(script)
  const path = environment === undefined ? bin : join(bin, '..', 'envs', environment, 'bin')
  return { variables: [['VIRTUAL_ENV', undefined]], path: [path], isSeen: true }
}

/** Text in which a shell runs nothing: it may only replace parameters. */
const harmless =
  /^(?:'[^']*'|"(?:[^"\\$`]|\\.|\$\{[^`()}]*\}|\$\w+|\$(?=["/:]))*"|\$\{[^`()}]*\}|\$\w+|[\w.,/:@%+=~^-])*$/

function readAssignments(line: string, variables: ReadonlyMap<string, string>): ShellChange | undefined {
  const [, exported, text] = /^(export\s+)?(?:readonly\s+)?([a-zA-Z_]\w*=.*)$/.exec(line) ?? []
  if (text === undefined) return undefined
  const isSeen = exported !== undefined || text.startsWith('PATH=')
  const known = readKnown(shellWords(text, variables) ?? [])
  if (known) {
    const path = known.flatMap(([name, value]) => (name === 'PATH' ? value.split(':') : []))
    return { variables: known, path, isSeen }
  }
  const [, name = '', value = ''] = /^(\w+)=(.*)$/.exec(text) ?? []
  if (name === '' || !harmless.test(value)) return undefined
  return { variables: [[name, undefined]], path: name === 'PATH' ? pathBefore(value, variables) : [], isSeen }
}

/** The variables that these words set; undefined if one of them sets none. */
function readKnown(words: readonly string[]): [name: string, value: string][] | undefined {
  const found = words.map((word): [string, string][] => {
    const [, name, value] = /^(\w+)=([^]*)$/.exec(word) ?? []
    return name === undefined || value === undefined ? [] : [[name, value]]
  })
  return words.length > 0 && found.every(({ length }) => length === 1) ? found.flat() : undefined
}

/** The folders that a script puts before the rest: `/opt/x/bin` in `"/opt/x/bin:$PATH"`. */
function pathBefore(value: string, variables: ReadonlyMap<string, string>): string[] {
  const [, folders] = /^"?([^"']*?):?\$(?:PATH|\{PATH\})"?$/.exec(value) ?? []
  return (folders === undefined ? undefined : shellWords(folders, variables))?.[0]?.split(':') ?? []
}
