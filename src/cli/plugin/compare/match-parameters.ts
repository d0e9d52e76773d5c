import { isPositional } from '../../../discovery/describe/any-arguments.js'
import { foldName } from '../../../discovery/parameter-name.js'
import type { Command, Parameter } from '../../../discovery/tool.js'
import type { Teller } from './describe-by-sources.js'

/** Something as one source knows it. */
export interface KnownBy<T> {
  readonly source: Teller
  readonly item: T
}

type Alike = [KnownBy<Parameter>, ...KnownBy<Parameter>[]]

/**
 * Finds which parameters of a command are the same in several sources: by a flag or its negation, by name, or by place
 * among the positionals if all sources have as many. The best source comes first in each group.
 */
export function matchParameters(commands: readonly KnownBy<Command>[]): Alike[] {
  const counts = new Set(commands.map(({ item }) => positionalsOf(item).length))
  const groups: Alike[] = []
  for (const { source, item: command } of commands) {
    for (const item of command.parameters) {
      const group = groups.find(
        ([{ item: first }, ...others]) =>
          isSame(first, item) ||
          (counts.size === 1 && isSamePlace(first, item, commands)) ||
          others.some((other) => isSame(other.item, item)),
      )
      // A switch and its negation may be two lines of a help.
      if (!group) groups.push([{ source, item }])
      else if (!group.some((one) => one.source === source)) group.push({ source, item })
    }
  }
  return groups
}

function isSame(one: Parameter, other: Parameter): boolean {
  const spellings = spellingsOf(one)
  return nameOf(one) === nameOf(other) || spellingsOf(other).some((spelling) => spellings.includes(spelling))
}

function isSamePlace(one: Parameter, other: Parameter, commands: readonly KnownBy<Command>[]): boolean {
  const placeOf = (parameter: Parameter): number =>
    Math.max(...commands.map(({ item }) => positionalsOf(item).indexOf(parameter)))
  return placeOf(one) >= 0 && placeOf(one) === placeOf(other)
}

function positionalsOf({ parameters }: Command): Parameter[] {
  return parameters.filter(isPositional)
}

function spellingsOf({ flag, negation }: Parameter): string[] {
  return [flag, negation].filter((spelling) => spelling !== undefined)
}

/** A help may write in capitals what the program calls by a small name. */
function nameOf({ name }: Parameter): string {
  return foldName(name).toLowerCase()
}
