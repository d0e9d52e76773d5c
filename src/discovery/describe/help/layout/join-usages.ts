import type { UsagePositional } from '../usage-positional.js'

/**
 * The positionals of a program with several usages: those of the usage with the most. One is required only if every usage
 * requires it by the same name, or if all require as many; it is a list if any usage makes it one, or has one in its
 * place.
 */
export function joinUsages(usages: readonly (readonly UsagePositional[])[]): UsagePositional[] {
  const [fullest = []] = usages.toSorted((a, b) => b.length - a.length)
  const isRequired = (usage: readonly UsagePositional[], name: string): boolean =>
    usage.some((one) => one.required && one.name === name)
  const counts = new Set(usages.map((usage) => usage.filter(({ required }) => required).length))
  const isListAt = (usage: readonly UsagePositional[], place: number): boolean =>
    usage.length === fullest.length && usage[place]?.isList === true
  return fullest.map((one, place) => ({
    ...one,
    required: counts.size === 1 ? one.required : usages.every((usage) => isRequired(usage, one.name)),
    isList: usages.some(
      (usage) => isListAt(usage, place) || usage.some(({ name, isList }) => name === one.name && isList),
    ),
  }))
}
