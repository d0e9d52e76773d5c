import inquirer from 'inquirer'
import type { Tool } from '../../../discovery/tool.js'
import { rethrowCancelled } from '../../terminal/rethrow-cancelled.js'
import { commandWords } from './choose-commands.js'

const rowsMax = 15
/** The width of the mark in front of a choice. */
const markWidth = 4

/** Asks a person which of these tools to serve; all are selected at first. Throws a CancelledError at Ctrl-C. */
export async function askCommands(plugin: string, tools: readonly Tool[], width = 80): Promise<Tool[]> {
  const wordsWidth = Math.max(...tools.map((tool) => commandWords(tool).length))
  const choices = tools.map((tool) => ({
    value: tool,
    name: fitted(`${commandWords(tool).padEnd(wordsWidth)}  ${tool.description}`, width - markWidth),
    checked: true,
  }))
  const answer = await inquirer
    .prompt<{ tools: Tool[] }>([
      {
        type: 'checkbox',
        name: 'tools',
        message: `Which commands of ${plugin} are served?`,
        choices,
        theme: {
          style: { renderSelectedChoices: ({ length }: unknown[]) => `${length} of ${tools.length}` },
        },
        pageSize: rowsMax,
        loop: false,
        required: true,
      },
    ])
    .catch((error: unknown) => rethrowCancelled(error, 'Cancelled; nothing was added'))
  return answer.tools
}

/** The first line of a text, cut to a width. */
function fitted(text: string, width: number): string {
  const [line = ''] = text.split('\n', 1)
  return line.length > width ? `${line.slice(0, width - 1)}…` : line
}
