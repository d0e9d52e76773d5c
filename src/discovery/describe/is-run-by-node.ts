import type { Plugin } from '../tool.js'
import { runnerOf } from './runner-of.js'

/** Whether Node runs a plugin's file, also with variables that `env` sets for it, so that it takes Node's options. */
export function isRunByNode({ launch }: Pick<Plugin, 'launch'>): boolean {
  return /^node(?:js)?$/.test(runnerOf(launch))
}
