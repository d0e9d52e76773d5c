import { fileURLToPath } from 'node:url'
import { messageOf } from '../../errors.js'
import type { ProcessOutput } from '../job.js'
import type { Launch } from '../launch.js'
import type { Verdict } from './judge-program.js'
import { importsOf } from './open-fork-server.js'

const script = fileURLToPath(new URL('../../../src/process/warm/try_forks.py', import.meta.url))

/** Runs a program that is only tried, and so with as little around it as may be. */
export type Try = (launch: Launch) => Promise<ProcessOutput>

/**
 * Asks a program that may be forked these questions, each by a start and by forks of it, and judges it anew if they are
 * not answered alike, byte for byte. A trial that fails speaks against it, too, but only for now. Never throws.
 */
export async function tryForks(
  launch: Launch,
  verdict: Verdict,
  questions: readonly (readonly string[])[],
  run: Try,
): Promise<Verdict> {
  for (const question of questions) {
    if (verdict.coldBecause !== undefined) break
    verdict = await tryQuestion(launch, verdict, question, run)
  }
  return verdict
}

async function tryQuestion(
  { plugin, file, env, local }: Launch,
  verdict: Verdict,
  question: readonly string[],
  run: Try,
): Promise<Verdict> {
  const wanted = { imports: importsOf(verdict), args: [...local.args, ...question] }
  const args = [local.mainFile, JSON.stringify(wanted)]
  const asked = question.join(' ')
  const fail = (why: string): Verdict => ({
    coldBecause: `its forks could not be tried with ${asked}: ${why}`,
    learned: verdict.learned,
  })
  const launch = { plugin, file, ...(env && { env }), local: { ...local, mainFile: script, args } }
  // A full disk, or a plugin that is gone by now.
  const output = await run(launch).catch((error: unknown) => messageOf(error))
  if (typeof output === 'string') return fail(output)
  try {
    const { differs } = JSON.parse(output.stdout.toString()) as { differs: string | null }
    if (differs === null) return verdict
    return { ...verdict, coldBecause: `a fork answers ${asked} with another ${differs} than a start` }
  } catch {
    const last = output.stderr.toString().trim().split('\n').at(-1) ?? ''
    return fail(output.startProblem ?? (output.end === 'exited' ? last : output.end))
  }
}
