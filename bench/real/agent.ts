import type { JsonSchema } from '../../src/discovery/tool.js'
import { propertiesOf } from '../score/pair-parameters.js'
import { normalize } from '../score/spelling.js'
import { fitValue } from './fit-value.js'
import type { Task } from './program.js'
import { rawWordsOf } from './raw-words.js'

/** What an agent sees of a tool. */
export interface SeenTool {
  readonly name: string
  readonly inputSchema: JsonSchema
}

export interface Plan {
  readonly tool: string
  readonly arguments: Readonly<Record<string, unknown>>
  /** Whether every word went through a parameter of its own, or some through `args`. */
  readonly by: 'types' | 'args'
}

type Use = readonly [names: string, value: unknown]

/**
 * Plans a task's call from the tools' schemas alone, as a model does that knows what it wants: takes the tool of the
 * command, and for each thing the property of that name, if it takes the value; the rest goes through `args`, if there is
 * one. Returns why not if the schema has no way.
 */
export function planCall(plugin: string, tools: readonly SeenTool[], task: Task): Plan | string {
  const own = tools.filter(({ name }) => name.startsWith(`${plugin}__`))
  const named = own.find((tool) => commandOf(tool, plugin) === normalize(task.command.join('_')))
  const whole = own.find((tool) => ['run', normalize(plugin)].includes(commandOf(tool, plugin)))
  const tool = named ?? whole ?? (task.command.length === 0 && own.length === 1 ? own[0] : undefined)
  if (!tool) return `no tool for "${task.command.join(' ')}" among ${own.map(({ name }) => name).join(', ')}`
  const words = (named ?? task.command.length === 0) ? [] : task.command
  return planWith(tool, Object.entries(task.uses), words)
}

function commandOf({ name }: SeenTool, plugin: string): string {
  return normalize(name.slice(plugin.length + 2))
}

function planWith(tool: SeenTool, uses: readonly Use[], words: readonly string[]): Plan | string {
  const { properties, required } = shapeOf(tool)
  const raw = rawWordsOf(properties)
  const given: Record<string, unknown> = {}
  let rest: Use[] = []
  for (const use of uses) {
    const found = words.length === 0 ? findProperty(use, properties, [raw, ...Object.keys(given)]) : undefined
    if (found) given[found.name] = found.value
    else rest.push(use)
  }
  // The only thing that is left is the only one that is asked for, whatever it is called.
  let open = required.filter((name) => !(name in given) && name !== raw)
  const [only, ...others] = open
  const [last, ...more] = rest
  if (only !== undefined && last && others.length + more.length === 0) {
    const value = fitValue(last[1], properties[only] ?? {})
    if (value !== undefined) [given[only], open, rest] = [value, [], []]
  }
  if (open.length > 0) return `${tool.name} requires ${open.join(', ')}`
  if (rest.length === 0 && words.length === 0) return { tool: tool.name, arguments: given, by: 'types' }
  const asWords = [...words, ...rest.flatMap(wordsOf)]
  if (raw === undefined) return `${tool.name} has no way for ${rest.map(([names]) => names).join(', ')}`
  return { tool: tool.name, arguments: { ...given, [raw]: asWords }, by: 'args' }
}

function shapeOf({ inputSchema }: SeenTool) {
  const properties = (inputSchema.properties ?? {}) as Readonly<Record<string, JsonSchema>>
  return { properties, required: (inputSchema.required ?? []) as readonly string[] }
}

/** A name beats a negation: `--no-x` is `no_x`, or else `x` that is false. What is `taken` is none. */
function findProperty(
  [names, wanted]: Use,
  properties: Readonly<Record<string, JsonSchema>>,
  taken: readonly (string | undefined)[],
): { name: string; value: unknown } | undefined {
  const free = propertiesOf({ properties }).filter((name) => !taken.includes(name))
  const spelled = names.split('|')
  const fit = (name: string | undefined, value: unknown) => {
    if (name === undefined) return undefined
    const fitting = fitValue(value, properties[name] ?? {})
    return fitting === undefined ? undefined : { name, value: fitting }
  }
  const exact = spelled.map((one) => free.find((name) => name === one.replace(/^-+/, ''))).find(Boolean)
  const alike = spelled.map((one) => free.find((name) => normalize(name) === normalize(one))).find(Boolean)
  const negated = spelled.flatMap((one) => /^--no-?(.+)$/.exec(one)?.[1] ?? [])
  const off = negated.map((one) => free.find((name) => normalize(name) === normalize(one))).find(Boolean)
  return fit(exact ?? alike, wanted) ?? (wanted === true ? fit(off, false) : undefined)
}

/** How the agent would type it. */
function wordsOf([names, value]: Use): string[] {
  const [name = ''] = names.split('|')
  const values = [value].flat().map(String)
  if (!name.startsWith('-')) return values
  return value === true ? [name] : values.flatMap((one) => [name, one])
}
