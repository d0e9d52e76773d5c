import type { Dialect } from '../dialect.js'
import { readTitled } from '../read-titled.js'

/** Node's oclif: titles in capitals without a colon; `<options: a|b>` below the help. https://oclif.io */
export const oclif: Dialect = {
  name: 'oclif',
  recognizes: (text) => /^USAGE\n {2}\$ /m.test(text),
  read: (text, path) => {
    const help = readTitled(text, path, {
      titleOf,
      globalTitle: /^global flags$/i,
      command: ({ head, help: description }, above) => {
        const words = head.split(/[ :]/)
        const isRepeated = above.every((word, index) => words[index] === word)
        return { path: isRepeated ? words.slice(above.length) : words, description }
      },
      option: (facts, metavar) => ({
        ...facts,
        isJoined: undefined,
        ...(metavar.endsWith('...') && { kind: 'list' as const }),
        ...(metavar === '<option>' && { kind: 'value' as const }),
      }),
    })
    return {
      ...help,
      description: text.split('\n')[0] ?? '',
      runs: isCommand(text, help.commands.length > 0),
    }
  },
  askFor: (path) => [...path, '--help'],
  showsInherited: true,
  takesDoubleDash: true,
}

function titleOf(line: string): { title: string } | undefined {
  return /^[A-Z][A-Z ]+$/.test(line) ? { title: line.toLowerCase() } : undefined
}

/** Whether a topic is also a command: then it has its own usage instead of `[COMMAND]`. */
function isCommand(text: string, hasCommands: boolean): boolean {
  return hasCommands && !/^ {2}\$ .*(\[COMMAND\]|\bCOMMAND)$/m.test(text)
}
