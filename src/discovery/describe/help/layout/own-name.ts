import { escapeRegExp } from '../escape-reg-exp.js'
import { indentOf } from './row-shape.js'

/** All above a title for commands, the title, and all below it. */
const atTitle = /^(.*?(?:^|\n))( ?(?:[a-z]+ )?commands?:?\n+)(.*)$/is
/** A row whose text stands one blank behind its positionals: `add <name> Adds one`. */
const narrow = /^( *[a-z][\w-]*(?: (?:<[^<>]+>|\[[^[\]]+\]))*) (?=[A-Z][a-z]+ [a-z])/

/** Takes the program's name from the rows of its commands, `  x clean   Cleans up`; its usage names a command then. */
export function withoutOwnName(text: string): string {
  const [, above = '', title = '', below = ''] = atTitle.exec(text) ?? []
  const name = /^ *([a-z][\w.-]*) [a-z]/.exec(below)?.[1] ?? ''
  const own = new RegExp(`^ *${escapeRegExp(name)} +(?=[a-z<])`)
  // Else it may be the first of two words of a command.
  const isCalledSo = new RegExp(`^(?:usage:)?\\s*${escapeRegExp(name)}\\b`, 'im').test(above)
  const lines = below.split('\n')
  const margin = indentOf(below)
  const end = lines.findIndex((line) => line !== '' && indentOf(line) <= margin && !own.test(line))
  const rows = end < 0 ? lines : lines.slice(0, end)
  if (name === '' || !isCalledSo || rows.filter((line) => own.test(line)).length < 2) return text
  return [
    withCommand(above, name) +
      title +
      rows.map((line) => line.replace(own, '  ').replace(narrow, '$1  ')).join('\n'),
    ...lines.slice(rows.length),
  ].join('\n')
}

/** The text above the commands, with a usage for them. */
function withCommand(text: string, name: string): string {
  if (!/^\W{0,3}usage\b/im.test(text)) return `${text}Usage: ${name} <command>\n\n`
  const usage = new RegExp(`(?<=^usage:?\\s+)${escapeRegExp(name)}\\b.*(?:\n +\\S.*)*`, 'im')
  return text.replace(usage, (shown) =>
    /\bcommands?\b/i.test(shown) ? shown : `${shown}\n  ${name} <command>`,
  )
}
