import type { ForkJudge } from '../discovery/catalog/fork-judge.js'
import { isRunByPython } from '../discovery/describe/is-run-by-python.js'
import type { Plugin } from '../discovery/tool.js'
import type { ProgramEnvironment } from '../process/environment.js'
import type { KnownVerdicts } from '../process/warm/known-verdicts.js'
import { baseEnvironment } from '../process/warm/open-fork-server.js'
import { whyColdLaunch } from '../process/warm/warm-rules.js'

/** Whether the calls of a plugin are forked once it is warm, as far as that is known. */
export interface Warmth {
  readonly forked: 'yes' | 'no' | 'unknown'
  /** Why not, or why nobody knows. */
  readonly because?: string
}

export interface WarmthOptions {
  /** Whether anything is forked at all. */
  readonly isOn: boolean
  readonly known: KnownVerdicts
  readonly judge: ForkJudge
  /** That of the calls. */
  readonly environment: ProgramEnvironment
}

/** Says whether a plugin's calls are forked: by what a server has found out, or by asking it. Undefined if no Python runs it. */
export async function warmthOf(
  plugin: Plugin,
  { isOn, known, judge, environment }: WarmthOptions,
): Promise<Warmth | undefined> {
  const { launch, manifest } = plugin
  if (!isRunByPython(plugin)) return undefined
  const why = isOn ? whyColdLaunch(launch) : 'SMCP_WARM is off'
  if (why !== undefined) return { forked: 'no', because: why }
  const verdict =
    (await known.read(launch, baseEnvironment(launch, environment))) ?? (await judge.judge(plugin))
  if (verdict?.coldBecause !== undefined) return { forked: 'no', because: verdict.coldBecause }
  if (verdict) return { forked: 'yes' }
  const reason =
    manifest.describe === undefined
      ? 'it may not be asked anything here'
      : 'its smcp.json describes it, so it is asked nothing'
  return { forked: 'unknown', because: `${reason}; a server finds out at its second call` }
}
