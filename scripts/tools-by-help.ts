import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { readConfig } from '../src/config.js'
import { createAskSessions, type Ask, type OpenAskSession } from '../src/discovery/describe/ask-program.js'
import { askingFailed } from '../src/discovery/describe/asking-failed.js'
import { QuestionQueue } from '../src/discovery/describe/question-queue.js'
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
  /** Why questions were not answered, if any were not: what depends on them is not what their help says. */
  readonly unanswered: readonly string[]
}

/**
 * The tools that smcp reads from the help of the plugins in a folder, all or those with these names; their contracts and
 * parsers are ignored. Asks their programs, unless `openSession` answers otherwise.
 */
export async function toolsByHelp(
  dir: string,
  names: readonly string[] = [],
  openSession?: OpenAskSession,
): Promise<ToolsByHelp> {
  const { environment, python, virtualEnv } = readConfig()
  const finder = new PythonFinder(
    { python, virtualEnv, environment, cacheDir: undefined },
    createRunProcess({ inherited: environment }),
  )
  const open = openSession ?? createAskSessions(environment)
  // A walk asks for all commands of a group at once, and the time of a question begins when its program starts.
  const questions = new QuestionQueue(2 * availableParallelism())
  const schemas = new SchemaChecker()
  const readFolder = async (folder: PluginFolder): Promise<ToolsByHelp> => {
    const { plugin } = await openPlugin(folder, finder)
    if (!plugin) return { tools: [], unknown: [], unanswered: [] }
    const session = open(plugin.dir)
    const lane = questions.lane()
    const unanswered: string[] = []
    const ask: Ask = async (launch, words, how) => {
      const output = await lane.run(() => session.ask(launch, words, how))
      if (output.end !== 'exited') unanswered.push(askingFailed([plugin.name, ...words].join(' '), output))
      return output
    }
    const help = await ask(plugin.launch, ['--help'])
    const description = await (await readRootHelp(plugin, ask, help))?.walk()
    await session.close()
    if (!description) return { tools: [], unknown: [plugin.name], unanswered }
    const { commands } = withValidSchemas(plugin, description, schemas)
    const tools = commands.map((command) => buildTool(plugin, description, command))
    return { tools, unknown: [], unanswered }
  }

  const { folders } = await new PluginFolders([resolve(dir)]).find()
  const wanted = folders.filter(({ name }) => names.length === 0 || names.includes(name))
  const read = await Promise.all(wanted.map(readFolder))
  return {
    tools: read.flatMap(({ tools }) => tools),
    unknown: read.flatMap(({ unknown }) => unknown),
    unanswered: read.flatMap(({ unanswered }) => unanswered),
  }
}
