import type { NamedKey } from '../../server/keys/named-key.js'
import { tableOrLines } from '../terminal/table-or-lines.js'

/** Keys for people, in the order of their names: a table at a terminal, at most `width` wide, else a line for each. */
export function keyTable(keys: readonly NamedKey[], width: number | undefined): string {
  const rows = sortedKeys(keys).map(({ name, tools, rate, profile, created }) => [
    name,
    tools?.join(', ') ?? 'all',
    rate ?? 'any',
    profile ?? '',
    created.slice(0, 10),
  ])
  return tableOrLines(['key', 'tools', 'calls', 'profile', 'since'], rows, width, { isCompact: true })
}

export function sortedKeys(keys: readonly NamedKey[]): readonly NamedKey[] {
  return keys.toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
}
