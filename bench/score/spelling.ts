import type { TrueParameter } from './truth.js'

/** Lower-cases a name and replaces every run of characters other than letters and digits by one `_`. */
export function normalize(name: string): string {
  return name
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .replaceAll(/^_|_$/g, '')
    .toLowerCase()
}

/** Whether it is an option that every program has and no tool needs. */
export function isMeta(name: string): boolean {
  return ['help', 'version', 'h', 'no_help', 'no_version'].includes(normalize(name))
}

/** Every name under which a parameter may be found: its own, its flags, and those of a switch without their `no`. */
export function spellings({
  name,
  flags,
  aliases,
  isSwitch,
}: Pick<TrueParameter, 'name' | 'flags'> & { aliases?: readonly string[]; isSwitch: boolean }): Set<string> {
  const positive = isSwitch ? flags.flatMap((flag) => /^--no-?(.+)$/.exec(flag)?.[1] ?? []) : []
  const names = [name, ...flags, ...positive, ...(aliases ?? [])].map(normalize)
  return new Set([...names, ...names.map(joined)].filter((one) => one !== ''))
}

/** Whether one of the spellings is this name; `dry_run` and `dryRun` are the same. */
export function isSpelled(known: ReadonlySet<string>, name: string): boolean {
  const normalized = normalize(name)
  return known.has(normalized) || known.has(joined(normalized))
}

function joined(name: string): string {
  return name.replaceAll('_', '')
}
