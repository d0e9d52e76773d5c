/**
 * The usages, without those that only show the help or version, and without those that run a command if others do not.
 */
export function ownUsages(usages: readonly string[]): string[] {
  const shown = usages.filter(
    (usage) => !/^\S+(?: [a-z][\w-]*)* [([]?(?:-h|--help|-V|--version)(?: ?\| ?--?\w+)*[\])]?$/.test(usage),
  )
  const own = shown.filter((usage) => !/[<[{]?\b(sub-?)?commands?\b/i.test(usage))
  return own.length > 0 ? own : shown
}
