import type { Parameter } from '../../../tool.js'
import { positionalParameter } from '../build-parameter.js'
import { readEntries, type Entry, type Section } from '../read-lines.js'
import { readMetavar } from '../read-metavar.js'
import { readNotes } from '../read-notes.js'
import { readUsage, type UsagePositional } from '../read-usage.js'
import { titles } from './titles.js'

/** Reads positionals from their section, with what only the usage shows; from the usage alone if there is no section. */
export function readPositionals(sections: readonly Section[], usage: string): Parameter[] {
  const entries = sections
    .filter(({ title }) => titles.arguments.test(title))
    .flatMap(({ lines }) => readEntries(lines))
    .filter(({ head }) => !head.startsWith('-'))
  const inUsage = readUsage(usage)
  if (entries.length === 0) return inUsage.map(positionalParameter)
  return entries.map((entry) => describedPositional(entry, inUsage))
}

function describedPositional({ head, help }: Entry, usage: readonly UsagePositional[]): Parameter {
  const [, bare = head, metavar = ''] = /^([^\s<[]+)\s+(<[^>]+>|\[[^\]]+\]|\S+)$/.exec(head) ?? []
  const name = bare.replaceAll(/[[\]<>]|\.\.\./g, '').trim() || head
  const known = usage.find((one) => isSameName(one.name, name))
  const { help: words, default: shown, enum: choices, required, type } = readNotes(help)
  const read = readMetavar(metavar)
  return positionalParameter({
    name,
    help: words,
    default: shown,
    enum: choices ?? read.enum,
    type: type ?? read.type,
    required: required ?? known?.required ?? !head.startsWith('['),
    isList: known?.isList ?? (head.includes('...') || read.kind === 'list'),
  })
}

function isSameName(a: string, b: string): boolean {
  const plain = (name: string): string => name.replaceAll(/[^a-z0-9]/gi, '').toLowerCase()
  return plain(a) === plain(b)
}
