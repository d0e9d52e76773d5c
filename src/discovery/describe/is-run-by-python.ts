import { basename } from 'node:path'
import { commandLine } from '../../process/launch.js'
import type { Plugin } from '../tool.js'

export function isRunByPython({ launch }: Plugin): boolean {
  return /python|^py$/.test(basename(commandLine(launch)[0]))
}
