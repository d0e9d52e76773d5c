import type { Tool } from '../../src/discovery/tool.js'
import { normalize } from './spelling.js'
import type { TrueCommand, TrueProgram } from './truth.js'

/** The scored parts of a tool. */
export type ScoredTool = Pick<Tool, 'name' | 'description' | 'inputSchema'>

export interface CommandPairs {
  /** Each wanted command, with its tool if there is one. */
  readonly wanted: readonly { readonly command: TrueCommand; readonly tool: ScoredTool | undefined }[]
  /** Tools without a command of the program. */
  readonly unexpected: readonly ScoredTool[]
}

/** Finds the tool of each command of a program, by name. */
export function pairCommands(tools: readonly ScoredTool[], { program, commands }: TrueProgram): CommandPairs {
  const own = toolsOf(tools, program)
  const free = new Map(own)
  // Possible names of the tool of a program that is itself the command.
  const rootNames = ['', 'run', normalize(program), 'main', 'default', 'root', 'cli']
  const only = commands.length === 1 && own.size === 1 ? own.keys() : []
  const take = (command: TrueCommand): ScoredTool | undefined => {
    const names = command.path.length > 0 ? [normalize(command.path.join('_'))] : [...rootNames, ...only]
    const name = names.find((candidate) => free.has(candidate))
    if (name === undefined) return undefined
    const tool = free.get(name)
    free.delete(name)
    return tool
  }
  const pairs = commands.map((command) => ({ command, tool: take(command) }))
  return {
    wanted: pairs.filter(({ command }) => command.optional !== true),
    unexpected: [...free].filter(([name]) => !isOwnHelp(name)).map(([, tool]) => tool),
  }
}

/** The tools of one program by the normalized names of their commands; if two have the same name, the first. */
function toolsOf(tools: readonly ScoredTool[], program: string): Map<string, ScoredTool> {
  const own = new Map<string, ScoredTool>()
  for (const tool of tools) {
    const [, plugin = tool.name, command = ''] = /^(.*?)(?:__|\.)(.+)$/.exec(tool.name) ?? []
    const name = normalize(command)
    if (normalize(plugin) === normalize(program) && !own.has(name)) own.set(name, tool)
  }
  return own
}

/** Whether it is a command that many programs have and nobody counts. */
function isOwnHelp(name: string): boolean {
  return name === 'help' || name === 'completion' || name.endsWith('_help')
}
