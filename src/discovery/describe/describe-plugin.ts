import { realpath } from 'node:fs/promises'
import { messageOf } from '../../errors.js'
import { workOf, worstOf, type Acts } from './acts-when-asked.js'
import { askForCommands } from './ask-for-commands.js'
import type { AskSession, OpenAskSession } from './ask-program.js'
import { applyManifest } from './apply-manifest.js'
import { askingRules, type AskingOptions } from './asking-rules.js'
import { ContractReader } from './contract/parse-contract.js'
import { brokenProgram } from './failure/broken-program.js'
import { withFilePrefixes } from './file-prefixes.js'
import { isRunByPython } from './is-run-by-python.js'
import { lookAtSource } from './look/look-at-source.js'
import type { Description, Plugin, Problem } from '../tool.js'
import { undescribed } from './undescribed.js'
import { problemIn } from '../problem.js'

export interface DescribeOptions extends AskingOptions {
  /** Reads its contract; a new one unless given. */
  readonly contracts?: ContractReader
}

/**
 * What a plugin's commands are, and what is wrong with it; it never throws. The order, and what is asked of which
 * program: docs/discovery.md. A program whose text shows nothing is not run at all: asking may do its work.
 */
export async function describePlugin(
  plugin: Plugin,
  openSession: OpenAskSession,
  options: DescribeOptions = {},
): Promise<Description> {
  const session = openSession(plugin.dir)
  try {
    const { contracts = new ContractReader(), source = 'contract' } = options
    const { describe } = plugin.manifest
    const description =
      describe && source === 'contract'
        ? await describeByManifest(plugin, contracts.read(plugin, JSON.stringify(describe)))
        : await describeByProgram(plugin, session, { ...options, contracts })
    return applyManifest(plugin, description)
  } catch (error) {
    const problem = problemIn(plugin.mainFile, plugin.name).error(messageOf(error))
    return { source: 'none', commands: [], problems: [problem] }
  } finally {
    await session.close()
  }
}

/** Nothing is run, and only the text of a program that may use argparse is read. */
async function describeByManifest(plugin: Plugin, contract: Description): Promise<Description> {
  if (!isRunByPython(plugin)) return contract
  const look = await lookAtSource(plugin.mainFile, plugin.dir)
  return { ...withFilePrefixes(contract, look), files: look.files }
}

async function describeByProgram(
  plugin: Plugin,
  session: AskSession,
  options: AskingOptions & { readonly contracts: ContractReader },
): Promise<Description> {
  const look = await lookAtSource(plugin.mainFile, plugin.dir)
  const may = askingRules(look, plugin.manifest, { ...options, isRunByPython: isRunByPython(plugin) })
  const answer = await askForCommands(plugin, look, may, session.ask, options.contracts)
  const described =
    answer.description ??
    brokenProgram(plugin, look, answer, await realpath(plugin.dir)) ??
    undescribed(plugin, may.whyNot)
  const acts: Acts = { ...(await session.acts()), refused: answer.refused }
  const isAsked = may.contract || may.parser || may.help
  const worked = isAsked ? worstOf(acts) : options.workedBefore
  const description = {
    ...described,
    wasAsked: isAsked || answer.loading !== undefined,
    ...(worked !== undefined && { worked }),
    files: [...new Set([...look.files, ...(described.files ?? [])])],
    problems: [...described.problems, ...workProblems(plugin, acts)],
  }
  return withFilePrefixes(description, look)
}

function workProblems({ mainFile, name }: Plugin, acts: Acts): Problem[] {
  const work = workOf(acts)
  if (work === undefined) return []
  const message = `worked when it was only asked: ${work}; let it skip that where SMCP_DESCRIBE is set`
  return [problemIn(mainFile, name).warning(message)]
}
