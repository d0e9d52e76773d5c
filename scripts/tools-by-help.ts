import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import PQueue from 'p-queue'
import { readConfig } from '../src/config.js'
import { createAskSessions } from '../src/discovery/describe/ask-program.js'
import { buildTool } from '../src/discovery/catalog/build-tool.js'
import { withValidSchemas } from '../src/discovery/catalog/with-valid-schemas.js'
import { PluginFolders, type PluginFolder } from '../src/discovery/plugin/find-plugins.js'
import { readRootHelp } from '../src/discovery/describe/help/read-root-help.js'
import { SchemaChecker } from '../src/discovery/schema/schema-checker.js'
import { openPlugin } from '../src/discovery/plugin/open-plugin.js'
import type { Tool } from '../src/discovery/tool.js'
import { createRunProcess } from '../src/process/run-process.js'
import { PythonFinder } from '../src/process/python.js'

export interface ToolsByHelp {
  readonly tools: readonly Tool[]
  /** The plugins whose help no dialect knows. */
  readonly unknown: readonly string[]
}

/** The tools that smcp reads from the help of the plugins in a folder; their contracts and parsers are ignored. */
export async function toolsByHelp(dir: string, names: readonly string[] = []): Promise<ToolsByHelp> {
  const { environment, python, virtualEnv } = readConfig()
  const finder = new PythonFinder(
    { python, virtualEnv, environment, cacheDir: undefined },
    createRunProcess({ inherited: environment }),
  )
  const openSession = createAskSessions(environment)
  const schemas = new SchemaChecker()
  const readFolder = async (folder: PluginFolder): Promise<ToolsByHelp> => {
    const { plugin } = await openPlugin(folder, finder)
    if (!plugin) return { tools: [], unknown: [] }
    const session = openSession(plugin.dir)
    const help = await session.ask(plugin.launch, ['--help'])
    const description = await (await readRootHelp(plugin, session.ask, help))?.walk()
    await session.close()
    if (!description) return { tools: [], unknown: [plugin.name] }
    const { commands } = withValidSchemas(plugin, description, schemas)
    const tools = commands.map((command) => buildTool(plugin, description, command))
    return { tools, unknown: [] }
  }

  const { folders } = await new PluginFolders([resolve(dir)]).find()
  const wanted = folders.filter(({ name }) => names.length === 0 || names.includes(name))
  const queue = new PQueue({ concurrency: availableParallelism() })
  const read = await queue.addAll(wanted.map((folder) => () => readFolder(folder)))
  return { tools: read.flatMap(({ tools }) => tools), unknown: read.flatMap(({ unknown }) => unknown) }
}
