import { realpath } from 'node:fs/promises'
import { workOf, worstOf, type Acts } from './acts-when-asked.js'
import { askForCommands } from './ask-for-commands.js'
import { askingFailed } from './asking-failed.js'
import type { AskSession } from './ask-program.js'
import { completeByFiles, describeByManual } from './carried/complete-by-files.js'
import { describeByPackage } from './carried/describe-by-package.js'
import type { ContractReader } from './contract/parse-contract.js'
import { examineProgram, type ExamineOptions } from './examine-program.js'
import { brokenProgram } from './failure/broken-program.js'
import { withFilePrefixes } from './file-prefixes.js'
import { withoutSpellings } from './merge/other-spellings.js'
import type { Description, Plugin, Problem, Source } from '../tool.js'
import { withReplaceable } from './replaceable-positionals.js'
import { markUncompared } from './uncompared.js'
import { undescribed } from './undescribed.js'
import { problemIn } from '../problem.js'

export interface DescribeOptions extends ExamineOptions {
  /** Reads the plugin's contract; a new reader by default. */
  readonly contracts?: ContractReader
}

/**
 * Describes a plugin by what its program and its package say: docs/discovery.md has the order of the sources. Throws if
 * the program's text can't be read.
 */
export async function describeByProgram(
  opened: Plugin,
  session: AskSession,
  options: DescribeOptions & { readonly contracts: ContractReader },
): Promise<Description> {
  const { plugin, program, look, may } = await examineProgram(opened, options)
  const wants = (source: Source): boolean => [undefined, source].includes(options.source)
  // What its author says on request comes first.
  const packaged = wants('package') && !may.contract ? await describeByPackage(plugin, program) : undefined
  if (packaged) {
    const files = [...new Set([...look.files, ...(packaged.files ?? [])])]
    const { workedBefore: worked } = options
    // In a sandbox it may be asked for a contract.
    return { ...packaged, files, wasAsked: !look.namesDescribe, ...(worked !== undefined && { worked }) }
  }
  const answer = await askForCommands(plugin, look, may, session.ask, options.contracts)
  const { described: unanswered } = answer
  const why = unanswered ? askingFailed('--describe', unanswered) : may.whyNot(answer.refused)
  const described =
    (options.source === undefined && answer.description
      ? await completeByFiles(answer.description, program)
      : answer.description) ??
    brokenProgram(plugin, look, answer, await realpath(plugin.dir)) ??
    (wants('manual') ? await describeByManual(plugin, program, why) : undefined) ??
    undescribed(plugin, why)
  const marked = markUncompared(described, look, may, options.source)
  // A user can't fix what an installed program was refused while it was loaded, and it will be refused again.
  const refused = look.installedBy === undefined ? answer.refused : undefined
  const acts: Acts = { ...(await session.acts()), refused }
  const { isTried = false } = answer
  const worked = may.isAsked && !isTried ? worstOf(acts) : options.workedBefore
  // A program without a sign of a help was likely to do its work, and so is a command that may not know the question.
  const isSurprise = !isTried && (!may.isTrial || answer.description !== undefined)
  const description = {
    ...marked,
    wasAsked: may.isAsked || answer.loading !== undefined,
    ...(worked !== undefined && { worked }),
    files: [...new Set([...look.files, ...(described.files ?? [])])],
    problems: [...described.problems, ...(isSurprise ? workProblems(plugin, acts) : [])],
  }
  return withFilePrefixes(withReplaceable(withoutSpellings(description)), look)
}

function workProblems({ mainFile, name }: Plugin, acts: Acts): Problem[] {
  const work = workOf(acts)
  if (work === undefined) return []
  const message = `did work when it was only asked what it can do: ${work}; make it skip that when SMCP_DESCRIBE is set`
  return [problemIn(mainFile, name).warning(message)]
}
