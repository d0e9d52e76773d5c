import { writeFile } from 'node:fs/promises'
import type { Config } from '../../../config.js'
import { openCore } from '../../../core/open-core.js'
import type { Problem, Tool } from '../../../discovery/tool.js'
import { messageOf, SmcpError } from '../../../errors.js'
import { didYouMean } from '../../../nearest-name.js'
import { abortAtSignals } from '../../terminal/abort-at-signals.js'
import type { PluginTest } from '../test-plugin.js'
import { compareResult, type Mismatch } from './compare-result.js'
import { placeOf, toolOf, type Expectation, type GoldenCall, type GoldenFile } from './golden-call.js'
import { withForked, type ForkedRun } from './compare-forked.js'
import { newExpectation } from './new-expectation.js'
import { readGoldenFiles } from './read-golden-files.js'
import { runGoldenCall, type GoldenRun, type GoldenSurroundings } from './run-golden-call.js'
import { writtenGolden } from './written-golden.js'

/** One golden call, and how it went. */
export interface GoldenResult extends GoldenRun {
  /** `tests/hello.json[2]` */
  readonly place: string
  readonly call: GoldenCall
  /** What does not hold; undefined: all does, or there is a problem. */
  readonly mismatch?: Mismatch
  /** What came is now what the file expects. */
  readonly isUpdated?: boolean
  /** The same call, forked; undefined if it was not made. */
  readonly forked?: ForkedRun
}

/** What the golden calls of a plugin have shown. */
export interface GoldenTest {
  readonly results: readonly GoldenResult[]
  /** What is wrong with the files. */
  readonly problems: readonly Problem[]
  /** Files of JSON in the folder that are something else. */
  readonly others: readonly string[]
}

interface GoldenOptions {
  /** Write what comes into the files, where that is not what they expect. */
  readonly update?: boolean
}

/** Makes the golden calls of a plugin, one after the other. Ctrl-C ends them with a CancelledError. */
export async function testGoldenCalls(
  { plugin, core, tools, warm }: Pick<PluginTest, 'plugin' | 'core' | 'tools' | 'warm'>,
  config: Config,
  { update = false }: GoldenOptions = {},
): Promise<GoldenTest> {
  const dir = core.catalog.findPlugin(plugin)?.dir
  if (dir === undefined || tools.length === 0) return { results: [], problems: [], others: [] }
  const { files, ...found } = await readGoldenFiles(plugin, dir)
  // Each is a start of its own: what one call leaves in a process that is kept must not be what the next one passes by.
  const cold = openCore({ ...config, warm: 'off' })
  const results = await abortAtSignals(async (signal) => {
    const surroundings = { dir, tools: core.catalog, run: cold.runner.run, limits: core.limits, signal }
    const all: GoldenResult[] = []
    for (const file of files) all.push(...(await testFile(file, tools, surroundings, update)))
    if (all.length === 0 || warm === undefined || warm.forked === 'no') return all
    await core.prepare(plugin)
    return await withForked(all, tools, {
      cold: surroundings,
      forked: { ...surroundings, run: core.runner.run },
    })
  }).finally(cold.close)
  return { ...found, results }
}

async function testFile(
  file: GoldenFile,
  tools: readonly Tool[],
  { dir, ...surroundings }: GoldenSurroundings & { readonly dir: string },
  update: boolean,
): Promise<GoldenResult[]> {
  const results: GoldenResult[] = []
  for (const [index, call] of file.calls.entries()) {
    const place = placeOf(file, dir, index)
    results.push({ place, call, ...(await testCall(call, tools, surroundings)) })
  }
  return update ? await updated(file, results) : results
}

async function testCall(
  call: GoldenCall,
  tools: readonly Tool[],
  surroundings: GoldenSurroundings,
): Promise<Omit<GoldenResult, 'place' | 'call'>> {
  const tool = toolOf(call, tools)
  if (!tool) return { problem: noSuchCommand(call.command, tools) }
  const run = await runGoldenCall(tool, call, surroundings)
  if (run.problem !== undefined || !run.result || !call.expect) return run
  const mismatch = compareResult(call.expect, run.result)
  return { ...run, ...(mismatch && { mismatch }) }
}

function noSuchCommand(command: string, tools: readonly Tool[]): string {
  const names = tools.map((tool) => tool.command.name)
  const hint = didYouMean(command, names) ?? `There are ${names.join(', ')}.`
  return `there is no command ${JSON.stringify(command)}. ${hint}`
}

/** Writes what came of the calls that had a result, where the file expects something else. */
async function updated(file: GoldenFile, results: readonly GoldenResult[]): Promise<GoldenResult[]> {
  const expected = new Map<number, Expectation>()
  for (const [index, { call, result, problem }] of results.entries()) {
    if (!result || problem !== undefined) continue
    const expect = newExpectation(call.expect, result)
    if (expect !== call.expect) expected.set(index, expect)
  }
  if (expected.size > 0) await write(file.file, writtenGolden(file, expected))
  return results.map(({ mismatch, ...rest }, index) => {
    const isUpdated = expected.has(index)
    return { ...rest, ...(isUpdated ? { isUpdated } : mismatch && { mismatch }) }
  })
}

async function write(file: string, text: string): Promise<void> {
  await writeFile(file, text).catch((error: unknown) => {
    throw new SmcpError(`${file} can't be written: ${messageOf(error)}`, { cause: error })
  })
}
