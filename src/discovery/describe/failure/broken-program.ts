import { crashSignal } from '../../../process/crash-signal.js'
import type { ProcessOutput } from '../../../process/job.js'
import { askingFailed } from '../asking-failed.js'
import type { Look } from '../look/look-at-source.js'
import type { Description, Plugin, Problem } from '../../tool.js'
import { undescribed } from '../undescribed.js'
import { describeFailure } from './describe-failure.js'
import { readFailure, type Failure } from './read-failure.js'
import { problemIn } from '../../problem.js'

/** What is known about a program that has not told its commands. */
export interface Heard {
  /** Its answer to `--describe`, if it did not end by itself and is asked nothing more. */
  readonly described?: ProcessOutput | undefined
  /** Its answer to `--help`; undefined if it was not asked. */
  readonly help?: ProcessOutput | undefined
  /** Its stderr while it was loaded or its syntax was checked, if no act was refused. */
  readonly loading?: string | undefined
}

/**
 * Describes a program that can't start, hangs, prints too much or dies, and says what is wrong with it. Only one that can
 * never start has no tools; any other takes `args`. Undefined if the only thing wrong is that it does not tell its commands. `realDir` is the real path of its folder.
 */
export function brokenProgram(
  plugin: Plugin,
  look: Look,
  heard: Heard,
  realDir: string,
): Description | undefined {
  const failure = findFailure(plugin, look, heard, realDir)
  if (failure?.isOfArguments || (failure && mayBeOfAsking(failure, look))) return undefined
  const problem = failure ? describeFailure(plugin, realDir, failure) : unanswered(plugin, look, heard)
  if (!problem) return undefined
  // What does not die of every question may do its work in a call: the asking itself may be at fault.
  const commands = failure?.isAtStart ? [] : undescribed(plugin, '').commands
  return { source: 'none', commands, problems: [problem], ...(failure && { files: [problem.file] }) }
}

function unanswered({ mainFile, name }: Plugin, look: Look, { described, help }: Heard): Problem | undefined {
  if (look.installedBy !== undefined) return undefined
  const { error } = problemIn(mainFile, name)
  const guide = '(docs/plugin-development-guide.md)'
  if (described)
    return error(
      `${askingFailed('--describe', described)}; let it print its contract and end, without other work ${guide}`,
    )
  return help && isBroken(help, look)
    ? error(`${askingFailed('--help', help)}; print a contract on --describe ${guide}`)
    : undefined
}

/** Whether the program did not answer: it hung, printed too much, crashed, or failed where its library would have answered. */
function isBroken(help: ProcessOutput, { library }: Look): boolean {
  return (
    help.end !== 'exited' || crashSignal(help) !== undefined || (library !== undefined && help.exitCode !== 0)
  )
}

/** Whether the asking may be the cause: an installed program that fails only without network or HOME works in a call. */
function mayBeOfAsking({ isAtStart }: Failure, { installedBy }: Look): boolean {
  return !isAtStart && installedBy !== undefined
}

function findFailure(
  plugin: Plugin,
  { language }: Look,
  { help, loading = '' }: Heard,
  realDir: string,
): Failure | undefined {
  const read = (stderr: string): Failure | undefined => readFailure(language, stderr, [plugin.dir, realDir])
  const atLoading = read(loading)
  if (atLoading?.isAtStart) return atLoading
  if (!help) return atLoading
  return help.exitCode === 0 ? undefined : read(help.stderr.toString('utf8'))
}
