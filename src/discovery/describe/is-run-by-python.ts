import type { Plugin } from '../tool.js'
import { runnerOf } from './runner-of.js'

/** Whether a Python runs a plugin's file, also with variables that `env` sets for it. */
export function isRunByPython({ launch }: Pick<Plugin, 'launch'>): boolean {
  return /python|^py$/.test(runnerOf(launch))
}
