import type { UsagePositional } from '../read-usage.js'

/**
 * The positionals of a program with several usages: those of the usage with the most. One is required only if every usage
 * requires that many, and is a list if any usage makes it one.
 */
export function joinUsages(usages: readonly (readonly UsagePositional[])[]): UsagePositional[] {
  const [fullest = []] = usages.toSorted((a, b) => b.length - a.length)
  const requiredInAll = Math.min(...usages.map((usage) => usage.filter(({ required }) => required).length))
  let rank = 0
  return fullest.map((one) => {
    if (one.required) rank += 1
    return {
      ...one,
      required: one.required && rank <= requiredInAll,
      isList: usages.some((usage) => usage.some(({ name, isList }) => name === one.name && isList)),
    }
  })
}
