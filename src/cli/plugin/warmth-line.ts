import type { Warmth } from '../../core/warmth.js'

/** Whether the calls of a plugin are forked, in one line. */
export function warmthLine({ forked, because = '' }: Warmth): string {
  if (forked === 'yes') return 'warm: yes'
  return forked === 'no' ? `started for each call, because ${because}` : `warm: unknown, because ${because}`
}
