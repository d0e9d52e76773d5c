import { basename } from 'node:path'
import type { Plugin } from '../tool.js'

export function isRunByPython({ launch }: Plugin): boolean {
  return /python|^py$/.test(basename(launch.local.command))
}
