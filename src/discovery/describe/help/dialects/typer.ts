import type { Dialect } from '../dialect.js'
import { readTitled } from '../read-titled.js'
import { readValue } from './click.js'

/**
 * Python's typer: boxes, which are read as titled sections with columns, and plain text like click's. In a box, `*` marks
 * what is required. https://typer.tiangolo.com
 */
export const typer: Dialect = {
  name: 'typer',
  recognizes: (text) =>
    /^[╭+][─-] (Options|Arguments|Commands)/m.test(text) ||
    (/^Usage: /m.test(text) &&
      /^ +--help +Show this message and exit\./m.test(text) &&
      /<(str|int|float|path|list\[)/.test(text)),
  read: (text, path) => {
    const help = readTitled(withoutBoxes(text), path, {
      option: (facts, metavar, entry) => readValue({ ...facts, ...requiredIn(entry.help) }, metavar, entry),
    })
    return {
      ...help,
      parameters: help.parameters.filter(({ name }) => !/^(install|show)-completion$/.test(name)),
    }
  },
  askFor: (path) => [...path, '--help'],
  takesDoubleDash: true,
  parser: { takesDoubleDashInGroups: true },
}

function requiredIn(help: string): { required?: true } {
  return help.includes('[required]') ? { required: true } : {}
}

/** Turns `╭─ Options ─╮` into `Options:` and removes the borders of each row. */
function withoutBoxes(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(/^ (?=\S)/, ''))
  return lines
    .map((line, index) => {
      const [, title] = /^[╭+][─-]+ (.+?) [─-]+[╮+]/.exec(line) ?? []
      if (title !== undefined) return `${title}${kindOf(title, lines[index + 1])}:`
      if (/^[╰+]/.test(line)) return ''
      const row = /^[│|](.*)[│|]\s*$/.exec(line)?.[1]
      return row === undefined ? line : `  ${asEntry(row)}`
    })
    .join('\n')
}

/** The kind of a box with a title of its own: options or commands. */
function kindOf(title: string, row = ''): string {
  if (/command|option|argument/i.test(title)) return ''
  return /^[│|][\s*]*-/.test(row) ? ' options' : ' commands'
}

/** Turns a row with the columns star, spellings, value and help into an entry. */
function asEntry(row: string): string {
  if (/^\s{12,}\S/.test(row)) return `          ${row.trim()}`
  const cells = row
    .replace(/^[\s*]+/, '')
    .trimEnd()
    .split(/ {2,}/)
  const flags = cells.filter((cell, index) => index < 3 && cell.startsWith('-'))
  if (flags.length === 0) return argumentEntry(cells)
  const rest = cells.slice(flags.length)
  const [value = '', ...help] = rest
  const isValue = rest.length > 1 || /^[<[].*[>\]]$|^[A-Z_]+$/.test(value)
  const isSwitch = value === '<bool>'
  return `${flags.join(', ')}${isValue && !isSwitch ? ` ${value.replaceAll(' ', '_')}` : ''}  ${isValue ? help.join(' ') : rest.join(' ')}`
}

function argumentEntry([name = '', value = '', ...help]: readonly string[]): string {
  const isValue = /^[<[].*[>\]]$|^[A-Z_]+$/.test(value)
  return isValue ? `${name} ${value}  ${help.join(' ')}` : `${name}  ${[value, ...help].join(' ')}`
}
