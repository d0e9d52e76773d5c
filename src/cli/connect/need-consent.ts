import { ConfigError } from '../../errors.js'

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
  // Only who is asked waits for what asks.
  const { askConsent } = await import('./ask-consent.js')
  await askConsent(`Write this to ${what}?`)
}
