import { quote } from '../../quote.js'

/** So many calls in so many seconds. */
export interface Rate {
  readonly calls: number
  readonly seconds: number
}

const secondsOf: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 }

/** Reads `60/m`: calls per second, minute, hour or day. Throws a plain Error that says what is expected. */
export function parseRate(text: string): Rate {
  const [, calls = '', unit = ''] = /^([1-9]\d{0,8})\/([smhd])$/.exec(text) ?? []
  const seconds = secondsOf[unit]
  if (seconds === undefined)
    throw new Error(`must be calls per s, m, h or d, such as 60/m, not ${quote(text)}`)
  return { calls: Number(calls), seconds }
}
