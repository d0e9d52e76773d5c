import type { Ask } from '../ask-program.js'
import type { Command, Description, Plugin } from '../tool.js'
import { readArgparseHelp } from './read-argparse-help.js'

const depthMax = 4
const lookUpsMax = 500

/**
 * Reads the commands of an argparse program out of its help texts: `--help`, then `COMMAND --help`, which argparse
 * answers without running the command. Undefined where the root's help is none of argparse's.
 */
export async function walkHelp(plugin: Plugin, ask: Ask): Promise<Description | undefined> {
  let lookUps = 0
  const walk = async (
    path: readonly string[],
    description: string,
    parentText: string,
  ): Promise<Command[] | undefined> => {
    lookUps += 1
    if (path.length > depthMax || lookUps > lookUpsMax) return []
    const text = (await ask(plugin.launch, [...path, '--help'])).stdout.toString('utf8')
    const help = text === parentText ? undefined : readArgparseHelp(text)
    if (!help) return undefined
    if (help.commands.length > 0) {
      const nested: Command[] = []
      for (const command of help.commands)
        nested.push(...((await walk([...path, command.name], command.description, text)) ?? []))
      return nested
    }
    const name = path.length === 0 ? 'run' : path.join('_').replaceAll(/[^a-zA-Z0-9_-]/g, '_')
    return [
      {
        name,
        path,
        description: description || help.description,
        parameters: help.parameters,
        takesDoubleDash: true,
      },
    ]
  }
  const commands = await walk([], '', '')
  return commands && { source: 'help', commands, problems: [] }
}
