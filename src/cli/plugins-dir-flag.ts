import { resolve } from 'node:path'
import { newPluginsDir } from '../config.js'
import { shellWord } from './shell-word.js'
import { shownPath } from './shown-path.js'

/** The flag that a suggested command needs to find this folder of plugins; empty if it finds it anyway. */
export function pluginsDirFlag(dir: string): string {
  const path = resolve(dir)
  return path === resolve(newPluginsDir()) ? '' : ` --plugins-dir ${shellWord(shownPath(path))}`
}
