import { isKindOfValue } from '../kind-of-value.js'

/** A usage of several lines. */
const block = /^usage: *\n*((?: *\S.*\n){3,})(?=\n|$)/im
const listed = /^ ?(?:[\w-]+ )*(?:sub-?)?commands?\b.*:?$/im
/** So many different words behind the program's name are no values. */
const commandsMin = 3

/** Makes a list of the commands that only a usage shows, `x v1`, `x v3 <name>`, with the usages that have no command above. */
export function withUsageCommands(text: string): string {
  const [usage = '', own = ''] = block.exec(text) ?? []
  const lines = own.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))
  const [program = ''] = lines[0]?.split(' ', 1) ?? []
  const commands = lines.filter((line) => isCommand(line.split(/ +/)[1] ?? ''))
  const isOfProgram = lines.every((line) => line.split(' ', 1)[0] === program)
  const names = new Set(commands.map((line) => line.split(/ +/)[1]))
  if (!isOfProgram || names.size < commandsMin || listed.test(text)) return text
  const others = lines.filter((line) => !commands.includes(line))
  const shown = [...others, `${program} <command>`].map((line) => `  ${line}`)
  const rows = commands.map((line) => `  ${line.slice(program.length).trim()}`)
  return text.replace(usage, () => ['Usage:', ...shown, '', 'Commands:', ...rows, ''].join('\n'))
}

function isCommand(word: string): boolean {
  return /^[a-z][\w-]*$/.test(word) && !isKindOfValue(word)
}
