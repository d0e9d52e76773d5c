import type { Parameter } from '../tool.js'

/** What one help text of argparse says. */
export interface ArgparseHelp {
  readonly description: string
  readonly commands: readonly { readonly name: string; readonly description: string }[]
  readonly parameters: readonly Parameter[]
}

/** Reads a help text of argparse; undefined where it is none. Types can't be seen in it: a value is a string. */
export function readArgparseHelp(text: string): ArgparseHelp | undefined {
  const [usage, ...sections] = text.replaceAll('\r', '').split(/\n\s*\n/)
  if (!usage?.startsWith('usage: ')) return undefined
  const oneLine = usage.replaceAll(/\s+/g, ' ')
  const entries = sections.filter((section) => /^[a-z][\w ]*:\n/i.test(section)).flatMap(readEntries)
  const group = entries.find(({ head }) => head.startsWith('{'))
  const names = group ? group.head.slice(1, group.head.indexOf('}')).split(',') : []
  const commandNames = entries.some(({ head, indent }) => indent > 2 && names.includes(head)) ? names : []
  return {
    description: sections.find((section) => !/^[a-z][\w ]*:\n/i.test(section))?.trim() ?? '',
    commands: commandNames.map((name) => ({
      name,
      description: entries.find(({ head, indent }) => indent > 2 && head === name)?.help ?? '',
    })),
    parameters: entries
      .filter(({ head, indent }) => indent <= 2 && head !== group?.head)
      .flatMap((entry) => readParameter(entry, oneLine)),
  }
}

interface Entry {
  readonly indent: number
  readonly head: string
  readonly help: string
}

/** Lines such as `  --param PARAM  Required parameter`; a deeper line goes on with the help of the one above. */
function readEntries(section: string): Entry[] {
  const entries: Entry[] = []
  for (const line of section.split('\n').slice(1)) {
    const match = /^( +)(\S.*?)(?: {2,}(.*))?$/.exec(line)
    if (!match) continue
    const [, space = '', head = '', help = ''] = match
    const last = entries.at(-1)
    if (last && space.length > 6)
      entries[entries.length - 1] = { ...last, help: `${last.help} ${line.trim()}`.trim() }
    else entries.push({ indent: space.length, head, help })
  }
  return entries
}

function readParameter({ head, help }: Entry, usage: string): Parameter[] {
  const flags: readonly string[] = head.match(/(?<![\w-])-{1,2}[a-zA-Z][\w-]*/g) ?? []
  if (flags.includes('--help')) return []
  const flag = flags.find((one) => one.startsWith('--')) ?? flags[0]
  const metavar = (head.split(', ').at(-1) ?? head).replace(/^-\S+\s*/, '')
  const choices = /^\{(.+?)\}/.exec(metavar)?.[1]?.split(',')
  const isList = metavar.includes('...')
  const shown = /\(default: (.*?)\)/.exec(help)?.[1]
  const scalar = metavar === '' ? { type: 'boolean' } : { type: 'string', ...(choices && { enum: choices }) }
  const schema = {
    ...(isList ? { type: 'array', items: scalar } : scalar),
    ...(help !== '' && { description: help }),
    ...(shown !== undefined && shown !== 'None' && !isList && metavar !== '' && { default: shown }),
  }
  if (flag === undefined)
    return [
      {
        name: choices ? 'value' : (head.split(' ')[0] ?? head),
        required: !usage.includes(`[${head}`),
        schema,
        positional: true,
      },
    ]
  const optional = new RegExp(`\\[(?:[^\\]]*\\| )?${escapeRegExp(flags[0] ?? flag)}[ \\]]`).test(usage)
  return [
    {
      name: flag.replace(/^-+/, ''),
      required: !optional,
      schema,
      flag,
      ...(metavar === '' && { isSwitch: true }),
      ...(isList && { list: 'together' as const }),
    },
  ]
}

function escapeRegExp(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
