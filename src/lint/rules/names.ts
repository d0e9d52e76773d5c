import { ofTool, type Rule } from '../rule.js'

/** `prefix` is what the client puts before the name of a tool of a server called smcp. */
export function nameUpTo(max: number, prefix = ''): Rule {
  return ofTool(({ name }) => {
    const { length } = prefix + name
    const before = prefix === '' ? '' : ` with the ${prefix} before it`
    return length > max ? [['name', `has ${length} characters${before}; ${max} are taken`]] : []
  })
}

export function nameLike(pattern: RegExp, what: string): Rule {
  return ofTool(({ name }) => (pattern.test(name) ? [] : [['name', what]]))
}

/** `-` is a character like any other. */
export const nameWithoutDash = ofTool(({ name }) =>
  name.includes('-') ? [['name', 'has a _ there for each -']] : [],
)

/** The host, which calls it `nameIn(name)`, has room for all of it. */
export function nameWhole(max: number, nameIn: (name: string) => string, prefix: string): Rule {
  return ofTool(({ name }) => {
    const { length } = prefix + name
    const fault = `has ${length} characters with the ${prefix} before it; above ${max} it is cut, to ${nameIn(name)}`
    return length > max ? [['name', fault]] : []
  })
}

/** No two tools have one name in the host; `what` happens to those that have. */
export function namesApart(nameIn: (name: string) => string, what: string): Rule {
  return ({ tools }) => {
    const namesakes = new Map<string, string[]>()
    for (const { name } of tools) namesakes.set(nameIn(name), [...(namesakes.get(nameIn(name)) ?? []), name])
    return [...namesakes].flatMap(([there, names]) =>
      names.flatMap((tool) => {
        const others = names.filter((name) => name !== tool).join(', ')
        return others === ''
          ? []
          : [{ tool, fault: ['name', `is ${there} there, as is that of ${others}: ${what}`] as const }]
      }),
    )
  }
}
