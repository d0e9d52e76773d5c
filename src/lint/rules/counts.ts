import type { Rule } from '../rule.js'

/** So many tools are taken. */
export function toolsUpTo(max: number): Rule {
  return ({ tools: { length } }) =>
    length > max ? [{ fault: ['tools', `are ${length}; ${max} are taken`] }] : []
}
