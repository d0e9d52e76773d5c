import { ofTool, type Rule } from '../rule.js'

/** `prefix` is what the client puts before the names of tools if the server is called smcp. */
export function nameUpTo(max: number, prefix = ''): Rule {
  return ofTool(({ name }) => {
    const { length } = prefix + name
    const before = prefix === '' ? '' : ` with the prefix ${prefix}`
    return length > max ? [['name', `has ${length} characters${before}; at most ${max} are accepted`]] : []
  })
}

export function nameLike(pattern: RegExp, what: string): Rule {
  return ofTool(({ name }) => (pattern.test(name) ? [] : [['name', what]]))
}

/** The name has no `-`, which the host replaces. */
export const nameWithoutDash = ofTool(({ name }) =>
  name.includes('-') ? [['name', 'has _ for each - there']] : [],
)

/** The host, which calls the tool `nameIn(name)`, has room for the whole name. */
export function nameWhole(max: number, nameIn: (name: string) => string, prefix: string): Rule {
  return ofTool(({ name }) => {
    const { length } = prefix + name
    const fault = `has ${length} characters with the prefix ${prefix}; above ${max} it is cut to ${nameIn(name)}`
    return length > max ? [['name', fault]] : []
  })
}

/** No two tools have the same name in the host; `what` happens to those that have. */
export function namesApart(nameIn: (name: string) => string, what: string): Rule {
  return ({ tools }) => {
    const namesakes = new Map<string, string[]>()
    for (const { name } of tools) namesakes.set(nameIn(name), [...(namesakes.get(nameIn(name)) ?? []), name])
    return [...namesakes].flatMap(([there, names]) =>
      names.flatMap((tool) => {
        const others = names.filter((name) => name !== tool).join(', ')
        return others === ''
          ? []
          : [{ tool, fault: ['name', `is ${there} there, like that of ${others}: ${what}`] as const }]
      }),
    )
  }
}
