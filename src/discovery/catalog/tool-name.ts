import { digestOf } from '../../process/sealed-entry.js'
import type { Description, Plugin } from '../tool.js'

/** The length that most clients accept; some accept less. */
const nameMaxUnlessSet = 64

/** The name by which clients know a command or a prompt: with its plugin's prefix, shortened if need be. */
export function toolName(
  plugin: Pick<Plugin, 'name'>,
  { prefix = `${plugin.name}__` }: Pick<Description, 'prefix'>,
  name: string,
  nameMax = nameMaxUnlessSet,
): string {
  return shorten(prefix + name, nameMax)
}

/** Shortens a long name to its beginning and a hash of the whole name, which is the same at every start. */
function shorten(name: string, max: number): string {
  if (name.length <= max) return name
  const hash = digestOf(name).slice(0, 8)
  return `${name.slice(0, max - 9)}_${hash}`
}
