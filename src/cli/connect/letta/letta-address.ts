import type { Config } from '../../../config.js'
import { readLetta } from '../../../server/letta/read-letta.js'

/** Where the API of a server of Letta is, and by what it lets us in. */
export interface LettaAddress {
  /** Without a slash at its end. */
  readonly url: string
  readonly token: string | undefined
  /** Nobody has named it: it is where one mostly is. */
  readonly isGuess: boolean
}

/** What a person says about it. */
export interface LettaWish {
  readonly url: string | undefined
  readonly token: string | undefined
}

/** The port on which Letta's own image listens. */
const usual = 'http://127.0.0.1:8283'

/**
 * Finds the server of Letta: by flags, by the variables of Letta's own clients, by those that smcp knows, or by
 * `~/.letta/.env`.
 */
export function lettaAddress(
  wish: LettaWish,
  config: Config,
  environment: Readonly<NodeJS.ProcessEnv>,
): LettaAddress {
  const known = readLetta(config)
  const { LETTA_BASE_URL = '' } = environment
  const base = LETTA_BASE_URL === '' ? undefined : LETTA_BASE_URL
  const named = wish.url ?? base ?? config.lettaUrl ?? known?.url
  const url = named ?? usual
  return {
    url: (url.includes('://') ? url : `http://${url}`).replace(/\/+$/, ''),
    isGuess: named === undefined,
    token: wish.token ?? known?.password ?? config.lettaPassword ?? config.lettaApiKey,
  }
}
