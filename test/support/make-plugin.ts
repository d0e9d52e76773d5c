import type { Loaded } from '../../src/discovery/catalog/load-plugin.js'
import type { Plugin, Problem, Tool } from '../../src/discovery/tool.js'

/** A plugin that is never run: `cli.sh` in a folder that need not be there. */
export function makePlugin(more: Partial<Plugin> & { readonly command?: string } = {}): Plugin {
  const { name = 'p', dir = `/plugins/${name}`, mainFile = `${dir}/cli.sh`, command = 'sh', ...rest } = more
  const launch = {
    plugin: name,
    file: 'cli.sh',
    local: { interpreter: [command], mainFile, args: [], cwd: dir },
  }
  return { name, dir, mainFile, manifest: {}, launch, ...rest }
}

/** What is known of such a plugin with a tool for each of these commands. */
export function makeLoaded(name: string, commands: readonly string[], more: Partial<Loaded> = {}): Loaded {
  const plugin = makePlugin({ name })
  return {
    folder: { name, dir: plugin.dir },
    plugin,
    tools: commands.map((command) => makeTool(plugin, command)),
    offers: { resources: [], templates: [], prompts: [] },
    problems: [],
    source: 'contract',
    fingerprint: {},
    ...more,
  }
}

export function makeTool(
  { name, launch }: Plugin,
  command: string,
  toolName = `${name}__${command}`,
  more: Partial<Tool> = {},
): Tool {
  return {
    name: toolName,
    title: command,
    description: command,
    inputSchema: { type: 'object' },
    plugin: name,
    contract: 1,
    command: { name: command, path: [command], description: '', parameters: [] },
    source: 'contract',
    launch,
    validate: () => [],
    ...more,
  }
}

export function makeProblem(message: string, more: Partial<Problem> = {}): Problem {
  return { plugin: 'p', file: '/plugins/p/cli.sh', message, severity: 'error', ...more }
}
