import { groupBy } from '../../group-by.js'
import { ofTool, type Rule } from '../rule.js'

/**
 * `prefix` is what the client puts before the names of tools if the server is called smcp, and `otherwise` what becomes
 * of a longer name.
 */
export function nameUpTo(
  max: number,
  prefix = '',
  otherwise: (name: string) => string = () => `at most ${max} are accepted`,
): Rule {
  return ofTool(({ name }) => {
    const { length } = prefix + name
    const before = prefix === '' ? '' : ` with the prefix ${prefix}`
    return length > max ? [['name', `has ${length} characters${before}; ${otherwise(name)}`]] : []
  })
}

export function nameLike(pattern: RegExp, what: string): Rule {
  return ofTool(({ name }) => (pattern.test(name) ? [] : [['name', what]]))
}

/** The name has no `-`, which the host replaces. */
export const nameWithoutDash = ofTool(({ name }) =>
  name.includes('-') ? [['name', 'has _ for each - there']] : [],
)

/** No two tools have the same name in the host; `what` happens to those that have. */
export function namesApart(nameIn: (name: string) => string, what: string): Rule {
  return ({ tools }) => {
    const namesakes = groupBy(
      tools.map(({ name }) => name),
      nameIn,
    )
    return namesakes.flatMap((names) =>
      names.flatMap((tool) => {
        const others = names.filter((name) => name !== tool).join(', ')
        return others === ''
          ? []
          : [{ tool, fault: ['name', `is ${nameIn(tool)} there, like that of ${others}: ${what}`] as const }]
      }),
    )
  }
}
