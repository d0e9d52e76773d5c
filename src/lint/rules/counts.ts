import type { Rule } from '../rule.js'

/** There are at most this many tools. */
export function toolsUpTo(max: number): Rule {
  return ({ tools: { length } }) =>
    length > max ? [{ fault: ['tools', `are ${length}; at most ${max} are accepted`] }] : []
}
