import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What came of one scenario of the conformance suite. */
export interface Outcome {
  readonly name: string
  readonly isScored: boolean
  /** What failed or was warned of, in the suite's words; empty: it passed. */
  readonly problems: readonly string[]
}

interface Check {
  readonly id: string
  readonly status: string
  readonly errorMessage?: string
}

/** The suite's names for its results: `server-`, the scenario, and the time. */
const resultName = /^server-(.+)-\d{4}-\d\d-\d\dT[\d-]+Z$/

/** Reads the results of a run; `said` is what the suite printed, which alone tells what is not scored. */
export async function readOutcomes(resultsDir: string, said: string): Promise<readonly Outcome[]> {
  const [, notScored = ''] = /^Not scored for [^]*/m.exec(said)?.[0].split(/^Not scored for .*$/m) ?? []
  const unscored = new Set([...notScored.matchAll(/^\s+\S (\S+) \(/gm)].map(([, name]) => name))
  const folders = await readdir(resultsDir)
  const outcomes = folders.map(async (folder): Promise<Outcome> => {
    const [, name = folder] = resultName.exec(folder) ?? []
    const text = await readFile(join(resultsDir, folder, 'checks.json'), 'utf8')
    return { name, isScored: !unscored.has(name), problems: problemsIn(JSON.parse(text) as Check[]) }
  })
  return Promise.all(outcomes)
}

function problemsIn(checks: readonly Check[]): string[] {
  const bad = checks
    .filter(({ status }) => status === 'FAILURE' || status === 'WARNING')
    .map(({ id, status, errorMessage = '' }) => `${status.toLowerCase()} of ${id}: ${errorMessage}`)
  // The check of the wire passes even with a dead server, because there is nothing to check.
  const hasPassed = checks.some(({ id, status }) => status === 'SUCCESS' && id !== 'wire-schema-valid')
  const wasSkipped =
    checks.length === 0 || checks.every(({ status }) => status === 'SKIPPED' || status === 'INFO')
  return hasPassed || bad.length > 0 || wasSkipped ? bad : ['nothing was checked']
}
