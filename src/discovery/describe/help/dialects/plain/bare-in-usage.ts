import { escapeRegExp } from '../../escape-reg-exp.js'
import type { UsageOption } from '../../layout/usage-options.js'

/**
 * Whether the usages show an option without a value, `-V [-x FILE]`, and others with theirs, so that no words of its text
 * need to be asked.
 */
export function isBareInUsage(
  flags: readonly string[],
  usages: readonly string[],
  inUsage: readonly UsageOption[],
): boolean {
  const isShown = (flag: string): boolean => {
    const alone = new RegExp(`(?<![\\w-])${escapeRegExp(flag)}(?= ?[\\])|]| -| \\[ ?-|$)`)
    return usages.some((usage) => alone.test(usage))
  }
  return inUsage.some(({ metavar }) => metavar !== '') && flags.some(isShown)
}
