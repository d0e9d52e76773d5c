import type { Tool } from '../../../discovery/tool.js'
import { UsageError } from '../../../errors.js'
import { didYouMean } from '../../../nearest-name.js'
import { abortAtSignals } from '../../terminal/abort-at-signals.js'
import type { PluginTest } from '../test-plugin.js'
import type { FuzzTest } from './fuzz-report.js'
import { fuzzCommand, type FuzzOptions, type FuzzResult } from './fuzz-command.js'

/** What is to be fuzzed. */
export interface WantedFuzz extends FuzzOptions {
  /** All commands that say that they only read. */
  readonly isAll: boolean
  /** Commands that are named, whatever they say. */
  readonly named: readonly string[]
}

/** Fuzzes commands of a plugin, one after the other. Throws a UsageError for one that is not there. */
export async function fuzzPlugin(
  { plugin, core, tools }: Pick<PluginTest, 'plugin' | 'core' | 'tools'>,
  bin: string,
  wanted: WantedFuzz,
): Promise<FuzzTest> {
  const chosen = chooseTools(tools, wanted)
  if (chosen.length > 0) await core.prepare(plugin)
  const dir = core.catalog.findPlugin(plugin)?.dir ?? plugin
  return await abortAtSignals(async (signal) => {
    const results: FuzzResult[] = []
    for (const tool of chosen)
      results.push(await fuzzCommand(tool, { run: core.runner.run, limits: core.limits, signal }, wanted))
    return { results, bin, dir }
  })
}

/** Those that are named, and of the others only those that say that they change nothing. */
function chooseTools(tools: readonly Tool[], { isAll, named }: Pick<WantedFuzz, 'isAll' | 'named'>): Tool[] {
  const names = tools.map(({ command }) => command.name)
  const unknown = named.find((name) => !names.includes(name))
  if (unknown !== undefined)
    throw new UsageError(`there is no command ${JSON.stringify(unknown)} to fuzz`, {
      hint: didYouMean(unknown, names) ?? `There are ${names.join(', ')}.`,
    })
  return tools.filter(
    ({ command, annotations }) =>
      named.includes(command.name) || (isAll && annotations?.readOnlyHint === true),
  )
}
