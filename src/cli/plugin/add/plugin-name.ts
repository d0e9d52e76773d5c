import { basename, extname } from 'node:path'
import { isPluginName, pluginNameMax } from '../../../discovery/plugin/plugin-name.js'
import { ConfigError } from '../../../errors.js'
import { knownExtensions } from '../../../process/interpreter.js'

/**
 * Makes a plugin's name from that of a program or folder: `my.tool` becomes `my_tool`, `report.py` becomes `report`.
 * Throws a ConfigError if nothing is left.
 */
export function pluginNameFor(path: string): string {
  const file = basename(path)
  const extension = extname(file)
  const stem = (knownExtensions as readonly string[]).includes(extension) ? basename(file, extension) : file
  const name = stem
    .replaceAll(/[^a-zA-Z0-9_-]+/g, '_')
    .replace(/^[_-]+/, '')
    .slice(0, pluginNameMax)
    .replace(/_+$/, '')
  if (name !== '') return name
  throw new ConfigError(`No plugin can be named after ${JSON.stringify(file)}`, {
    hint: 'Name it with --name.',
  })
}

/** Returns a plugin's name that a person gave. Throws a ConfigError if no plugin can have it. */
export function checkedPluginName(name: string): string {
  if (isPluginName(name) && !/^(?:-|__)/.test(name)) return name
  throw new ConfigError(
    `--name must be at most ${pluginNameMax} letters, digits, _ and -, and not begin with - or __, got ${JSON.stringify(name)}`,
  )
}
