import { crashSignal } from '../../../process/crash-signal.js'
import type { ProcessOutput } from '../../../process/job.js'
import { askingFailed } from '../asking-failed.js'
import type { Look } from '../look/look-at-source.js'
import type { Description, Plugin } from '../../tool.js'
import { undescribed } from '../undescribed.js'
import { describeFailure } from './describe-failure.js'
import { readFailure, type Failure } from './read-failure.js'
import { problemIn } from '../../problem.js'

/** What was heard of a program that has not told its commands. */
export interface Heard {
  /** Its answer to `--help`; undefined where it was not asked. */
  readonly help?: ProcessOutput | undefined
  /** What it said on stderr where it was loaded or its text was checked, and it was kept from nothing. */
  readonly loading?: string | undefined
}

/**
 * A program that can't start, hangs, floods or dies, with what is wrong with it. Undefined where nothing shows that
 * more is wrong than that it does not tell its commands. `realDir` is its folder without links.
 */
export function brokenProgram(
  plugin: Plugin,
  look: Look,
  heard: Heard,
  realDir: string,
): Description | undefined {
  const failure = findFailure(plugin, look, heard, realDir)
  if (failure?.isOfArguments) return undefined
  if (failure) {
    const problem = describeFailure(plugin, realDir, failure)
    // What may be the fault of the asking leaves a way to call it, unless its library would have answered.
    const isHidden = failure.isAtStart || (look.library !== undefined && heard.help !== undefined)
    const commands = isHidden ? [] : undescribed(plugin, '').commands
    return { source: 'none', commands, problems: [problem], files: [problem.file] }
  }
  const { help } = heard
  if (!help || !isBroken(help, look)) return undefined
  const message = `${askingFailed('--help', help)}; print a contract on --describe (docs/plugin-development-guide.md)`
  return {
    source: 'none',
    commands: [],
    problems: [problemIn(plugin.mainFile, plugin.name).error(message)],
  }
}

/** A program that hangs or floods when it is asked, or whose library would have answered, is not called either. */
function isBroken(help: ProcessOutput, { library }: Look): boolean {
  return (
    help.end !== 'exited' || crashSignal(help) !== undefined || (library !== undefined && help.exitCode !== 0)
  )
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
