import { messageOf } from '../../errors.js'
import type { OpenAskSession } from './ask-program.js'
import { applyManifest } from './apply-manifest.js'
import { ContractReader } from './contract/parse-contract.js'
import type * as Sources from './describe-program.js'
import type { DescribeOptions } from './describe-program.js'
import { withFilePrefixes } from './file-prefixes.js'
import { isRunByPython } from './is-run-by-python.js'
import { lookAtSource } from './look/look-at-source.js'
import { withOptionalValues } from './optional-values.js'
import { withRootApart } from './root-apart.js'
import type { Description, Plugin } from '../tool.js'
import { problemIn } from '../problem.js'

/**
 * Describes a plugin: its commands, and what is wrong with it. docs/discovery.md has the order of the sources and what
 * each program is asked. A program whose text shows nothing is not run at all, because asking may make it do its work.
 * Never throws.
 */
export async function describePlugin(
  plugin: Plugin,
  openSession: OpenAskSession,
  options: DescribeOptions = {},
): Promise<Description> {
  const session = openSession(plugin.dir)
  try {
    const { contracts = new ContractReader() } = options
    const { describe } = plugin.manifest
    const sources = await loadSources(plugin, options)
    const description = sources
      ? await sources.describeByProgram(plugin, session, { ...options, contracts })
      : await describeByManifest(plugin, contracts.read(plugin, JSON.stringify(describe)))
    return applyManifest(plugin, withOptionalValues(withRootApart(description)))
  } catch (error) {
    const problem = problemIn(plugin.mainFile, plugin.name).error(messageOf(error))
    return { source: 'none', commands: [], problems: [problem] }
  } finally {
    await session.close()
  }
}

/** Runs nothing, and reads the program's text only if it may use argparse. */
async function describeByManifest(plugin: Plugin, contract: Description): Promise<Description> {
  const described = { ...contract, wasAsked: true }
  if (!isRunByPython(plugin)) return described
  const look = await lookAtSource(plugin.mainFile, { root: plugin.dir })
  return { ...withFilePrefixes(described, look), files: look.files }
}

/** Loads what asks and reads a program; nothing where the plugin's manifest describes it. Takes its time the first time. */
export async function loadSources(
  { manifest }: Plugin,
  { source = 'contract' }: DescribeOptions,
): Promise<Pick<typeof Sources, 'describeByProgram'> | undefined> {
  return manifest.describe && source === 'contract' ? undefined : await import('./describe-program.js')
}
