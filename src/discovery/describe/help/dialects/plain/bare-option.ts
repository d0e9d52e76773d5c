import type { OptionFacts } from '../../build-parameter.js'
import { saysValue, surelyValue, type Says } from './says-value.js'

/**
 * Whether an option whose row shows no placeholder takes a value, by what else is known of it; `others` is how the rows of
 * the help are read of which neither the text says. Unsure, where some of them take values unseen.
 */
export function bareOption(
  { flags, default: shown, enum: values = [] }: OptionFacts,
  words: string,
  others: Says,
): 'value' | 'switch' | 'unsure' {
  const isCounted = /^(?:the )?(?:max(?:imum)? )?number of \w/i.test(words)
  const isOneOfList = shown !== undefined && values.includes(shown)
  // A switch may be 0 or 1; a colour is `1;33`.
  const isNumber = shown !== undefined && /^-?(?:[2-9]|\d[\d.,;]*\d)$/.test(shown)
  if (isCounted || isOneOfList || isNumber || surelyValue(words)) return 'value'
  const isBit = /^[01]$/.test(shown ?? '') || /\bdefault(?:: ?|=)[01]\b/.test(words)
  if (others === 'switch') return isBit && saysValue(words) !== 'switch' ? 'unsure' : 'switch'
  if (shown !== undefined && !/^(?:true|false|on|off|yes|no)$/i.test(shown)) return 'value'
  const says = saysValue(words)
  if (says !== 'neither') return says
  return others === 'value' && !flags.some((flag) => flag.startsWith('--no-')) ? 'unsure' : 'switch'
}

/** What is said of an option that may be given without its value. */
export const bare = '("true": the option without a value.)'
/** What is said of such an option of which nobody can tell. */
export const unsure = '("true": the option without a value. Its help does not show whether it takes one.)'
