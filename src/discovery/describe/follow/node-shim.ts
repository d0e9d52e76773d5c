import { dirname } from 'node:path'
import type { ScriptPaths } from './own-path.js'
import type { Wrapped } from './shell-wrapper.js'

/**
 * Reads the script that pnpm, and npm on Windows, put into `node_modules/.bin` instead of a link. It only sets where its
 * modules are. Its text is made by https://github.com/pnpm/cmd-shim
 */
export function readNodeShim(text: string, { called }: ScriptPaths): Wrapped | undefined {
  if (!text.startsWith('#!/bin/sh') || !text.includes('basedir=$(dirname "$(echo "$0" | sed'))
    return undefined
  const [, interpreter, program] =
    /^\s*exec\s+(\w+\s+)?"\$basedir\/([^"$`]+)"\s+"\$@"\s*$/m.exec(text.split(/^else$/m).at(-1) ?? '') ?? []
  if (program === undefined) return undefined
  const words = [...(interpreter === undefined ? [] : [interpreter.trim()]), `${dirname(called)}/${program}`]
  return { words, env: {}, path: [], isPlain: true }
}
