import { dirname, extname, resolve } from 'node:path'
import { withOwnPath, type ScriptPaths } from './own-path.js'
import { allArguments, shellWords } from './shell-words.js'

/** The program that a script runs, if it does nothing else. */
export interface Wrapped {
  /** The command, and the words between it and the script's own arguments. */
  readonly words: readonly string[]
  /** The folder in which it runs, if the script changes it. */
  readonly dir?: string | undefined
  /** It could be started without the script: no variable is exported and no folder changed. */
  readonly isPlain: boolean
}

/**
 * Reads a shell script that only runs one program with all its arguments: `exec prog "$@"`. The path may be computed from
 * the script's own, and there may be words before the arguments. Undefined for any other text.
 */
export function readShellWrapper(text: string, paths: ScriptPaths): Wrapped | undefined {
  if (!isShell(text, paths.real)) return undefined
  const lines = statements(withOwnPath(text, paths))
  const variables = new Map<string, string>()
  let dir: string | undefined
  let isPlain = true
  for (const line of lines.slice(0, -1)) {
    const change = readChange(line, variables)
    if (!change) return undefined
    if (change.variable) variables.set(...change.variable)
    if (change.dir !== undefined) dir = resolve(dir ?? dirname(paths.called), change.dir)
    isPlain &&= !change.isSeen
  }
  const words = shellWords((lines.at(-1) ?? '').replace(/^exec\s+/, ''), variables)
  if (words?.at(-1) !== allArguments || words.indexOf(allArguments) !== words.length - 1) return undefined
  const [command] = words
  if (words.length === 1 || command === undefined || /^-|^\w+=/.test(command)) return undefined
  return { words: words.slice(0, -1), dir, isPlain }
}

function isShell(text: string, file: string): boolean {
  return text.startsWith('#!')
    ? /^#!.*\b(?:ba|da|z|k|a)?sh\b/.test(text)
    : ['.sh', '.bash'].includes(extname(file))
}

function statements(text: string): string[] {
  return text
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
    .map((line) => line.replace(/^\s*#.*$|\s#\s.*$/, '').trim())
    .filter((line) => line !== '' && !/^set\s+[-+][\w\s-]*$/.test(line))
}

interface Change {
  readonly variable?: [name: string, value: string]
  readonly dir?: string
  /** The program can see the change. */
  readonly isSeen?: boolean
}

/** Reads what a line before the last one changes: a variable, or the folder. Undefined if it does anything else. */
function readChange(line: string, variables: ReadonlyMap<string, string>): Change | undefined {
  const [, dir] = /^cd\s+(?:--\s+)?(\S+)(?:\s*\|\|\s*exit(?:\s+\d+)?)?$/.exec(line) ?? []
  if (dir !== undefined) {
    const words = shellWords(dir, variables)
    const [folder, ...others] = words ?? []
    return folder === undefined || others.length > 0 ? undefined : { dir: folder, isSeen: true }
  }
  const [, exported, name, text = ''] = /^(export\s+)?(?:readonly\s+)?(\w+)=(.*)$/.exec(line) ?? []
  const value = name === undefined ? undefined : shellWords(text, variables)
  if (name === undefined || value === undefined || value.length > 1) return undefined
  return { variable: [name, value[0] ?? ''], isSeen: exported !== undefined }
}
