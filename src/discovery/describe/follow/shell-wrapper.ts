import { dirname, extname, resolve } from 'node:path'
import { withOwnPath, type ScriptPaths } from './own-path.js'
import { readShellChange } from './shell-change.js'
import { allArguments, shellWords } from './shell-words.js'

/** The program that a script runs, if it does nothing else. */
export interface Wrapped {
  /** The command, and the words between it and the script's own arguments. */
  readonly words: readonly string[]
  /** The folder in which it runs, if the script changes it. */
  readonly dir?: string | undefined
  /** The variables that the script sets for it, as far as their values are known. */
  readonly env: Readonly<Record<string, string>>
  /** The folders that the script puts before all others on PATH. */
  readonly path: readonly string[]
  /** It could be started without the script: no variable is exported and no folder changed. */
  readonly isPlain: boolean
}

/**
 * Reads a shell script that only runs one program with all its arguments: `exec prog "$@"`. The path may be computed from
 * the script's own, there may be words before the arguments, and lines before it that set variables, enter a folder or
 * activate an environment. Undefined for any other text.
 */
export function readShellWrapper(text: string, paths: ScriptPaths): Wrapped | undefined {
  if (!isShell(text, paths.real)) return undefined
  const lines = statements(withOwnPath(text, paths))
  const variables = new Map<string, string>()
  const env: Record<string, string> = {}
  const path: string[] = []
  let dir: string | undefined
  let isPlain = true
  for (const line of lines.slice(0, -1)) {
    const change = readShellChange(line, variables)
    if (!change) return undefined
    for (const [name, value] of change.variables) {
      if (value === undefined) variables.delete(name)
      else variables.set(name, value)
      if (change.isSeen && value !== undefined) env[name] = value
    }
    path.unshift(...change.path)
    if (change.dir !== undefined) dir = resolve(dir ?? dirname(paths.called), change.dir)
    isPlain &&= !change.isSeen
  }
  const started = readStart(lines.at(-1) ?? '', variables)
  if (!started) return undefined
  const { words, env: own } = started
  return {
    words,
    dir,
    env: { ...env, ...own },
    path,
    isPlain: isPlain && started.isPlain,
  }
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
    .flatMap(parts)
    .filter((line) => line !== '' && !/^set\s+[-+][\w\s-]*$/.test(line))
}

/** The statements of a line such as `cd /opt/app && exec prog "$@"`. */
function parts(line: string): string[] {
  const [, first, rest] = /^((?:cd|source|\.|export)\s[^&|;]*?)\s*(?:&&|;)\s*(.*)$/.exec(line) ?? []
  return first === undefined || rest === undefined ? [line] : [first, ...parts(rest)]
}

/** Reads the line that starts the program: `exec prog "$@"`, `MODE=x prog sub "$@"`, `exec -a "$0" prog "$@"`. */
function readStart(
  line: string,
  variables: ReadonlyMap<string, string>,
): Pick<Wrapped, 'words' | 'env' | 'isPlain'> | undefined {
  const all = shellWords(line, variables)
  if (all?.at(-1) !== allArguments || all.indexOf(allArguments) !== all.length - 1) return undefined
  const env: Record<string, string> = {}
  let words = all.slice(0, -1)
  let isPlain = true
  for (let before = readBefore(words); before; before = readBefore(words)) {
    words = words.slice(before.count)
    Object.assign(env, before.env)
    isPlain &&= before.isPlain
  }
  return words[0] === undefined || words[0].startsWith('-') ? undefined : { words, env, isPlain }
}

interface Before {
  readonly count: number
  readonly env?: Readonly<Record<string, string>>
  readonly isPlain: boolean
}

/** What stands before the program: `exec`, `exec -a NAME`, `NAME=value`, `env NAME=value`. */
function readBefore([first = '', second]: readonly string[]): Before | undefined {
  if (first === 'exec') return second === '-a' ? { count: 3, isPlain: false } : { count: 1, isPlain: true }
  const [, name, value] = /^([a-zA-Z_]\w*)=([^]*)$/.exec(first) ?? []
  if (name !== undefined && value !== undefined) return { count: 1, env: { [name]: value }, isPlain: false }
  return first === 'env' && /^\w+=/.test(second ?? '') ? { count: 1, isPlain: false } : undefined
}
