import { dirname } from 'node:path'
import { count } from '../../../count.js'
import { pluginsDirFlag } from '../../plugins-dir-flag.js'
import { shellWord } from '../../shell-word.js'
import type { FuzzResult } from './fuzz-command.js'

/** What was found, and how a person comes back to it. */
export interface FuzzTest {
  readonly results: readonly FuzzResult[]
  readonly bin: string
  /** The folder of the plugin. */
  readonly dir: string
}

/** A line for each command, and for one that has failed the smallest arguments and the commands that show it again. */
export function fuzzReport(test: FuzzTest): string[] {
  return test.results.map((one) => {
    const { tool, failure, seed, calls, isCutShort } = one
    const name = `fuzz ${tool.command.name}`
    const words = `${count(calls, 'call')}${isCutShort ? ', its time was over' : ''}, seed ${seed}`
    return failure
      ? [`${name}: ${failure.why}`, ...fuzzFailureLines(one, test)].join('\n')
      : `${name}: ok (${words})`
  })
}

/** The smallest arguments with which a command fails, and what to type. */
export function fuzzFailureLines(
  { tool, failure, seed }: FuzzResult,
  { bin, dir }: Pick<FuzzTest, 'bin' | 'dir'>,
): string[] {
  const again = `${bin} plugin test ${shellWord(dir)} --fuzz-command ${shellWord(tool.command.name)} --fuzz-seed=${seed}`
  if (!failure?.arguments) return [`  found by: ${again}`]
  const json = JSON.stringify(failure.arguments)
  const call = `${bin} tools call ${tool.name} --args ${shellWord(json)}${pluginsDirFlag(dirname(dir))}`
  return [`  arguments: ${json}`, `  again: ${call}`, `  found by: ${again}`]
}

/** `fuzzed 2 commands`, or `1 of 2 fuzzed commands failed`; undefined if none was. */
export function fuzzSummary({ results }: FuzzTest): string | undefined {
  const failed = results.filter(({ failure }) => failure).length
  if (results.length === 0) return undefined
  return failed > 0
    ? `${failed} of ${count(results.length, 'fuzzed command')} failed`
    : `${count(results.length, 'command')} fuzzed`
}

export function hasFuzzFailed({ results }: FuzzTest): boolean {
  return results.some(({ failure }) => failure)
}

/** The same as JSON. */
export function fuzzJson(test: FuzzTest): Record<string, unknown>[] {
  return test.results.map((one) => {
    const { tool, seed, calls, isCutShort, failure } = one
    return {
      command: tool.command.name,
      ok: !failure,
      calls,
      seed,
      ...(isCutShort && { cutShort: true }),
      ...(failure && { ...failure, again: fuzzFailureLines(one, test).map((line) => line.trim()) }),
    }
  })
}
