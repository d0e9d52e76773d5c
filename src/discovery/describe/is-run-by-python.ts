import { basename } from 'node:path'
import { commandLine } from '../../process/launch.js'
import type { Plugin } from '../tool.js'

/** Whether a Python runs a plugin's file, also with variables that `env` sets for it. */
export function isRunByPython({ launch }: Pick<Plugin, 'launch'>): boolean {
  const [first, ...others] = commandLine(launch)
  const command = basename(first) === 'env' ? others.find((word) => !/^\w+=/.test(word)) : first
  return /python|^py$/.test(basename(command ?? ''))
}
