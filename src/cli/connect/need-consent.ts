import { ConfigError } from '../../errors.js'
import { confirm } from '../terminal/confirm.js'

/** Lets a person agree who has not done so by a flag. Throws a ConfigError if no one can be asked, a CancelledError for a no. */
export async function needConsent(
  what: string,
  { isSure, canAsk }: { readonly isSure: boolean; readonly canAsk: boolean },
): Promise<void> {
  if (isSure) return
  if (!canAsk)
    throw new ConfigError(`No one can be asked here, so nothing was changed in ${what}`, {
      hint: 'Pass --yes to change it, or --print to see only what belongs there.',
    })
  await confirm(`Write this to ${what}?`, { isYes: true, cancelled: 'Cancelled; nothing was changed' })
}
