// Runs the official conformance suite against the built smcp, in both sets of requirements:
//   node --import tsx scripts/conformance.ts [REVISION | REVISION/SCENARIO ...]
import { execa } from 'execa'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeModulesWith } from '../test/support/node-packages.js'
import { repository, startSmcp } from '../test/support/start-smcp.js'
import { readOutcomes, type Outcome } from './conformance-outcomes.js'

/** The suite does not start on Node 20. */
const packages = ['node@24', '@modelcontextprotocol/conformance@0.2.0-alpha.12']

const revisions = ['2025-11-25', '2026-07-28']
const runMs = 300_000

interface Part {
  readonly revision: string
  /** Undefined: every scenario that the revision requires, and those that are not scored. */
  readonly scenario: string | undefined
}

async function main(args: readonly string[]): Promise<void> {
  const parts = (args.length > 0 ? args : revisions).map(parsePart)
  const installed = await nodeModulesWith(packages, { runScripts: true })
  const server = await startSmcp(['--plugins-dir', join(repository, 'test', 'fixtures', 'conformance')])
  try {
    // One after the other, because the suite's time limits are short.
    for (const part of parts) report(part, await run(part, `${server.url}/mcp`, installed))
  } finally {
    await server.stop()
  }
}

function parsePart(text: string): Part {
  const [, revision = '', scenario] = /^(\d{4}-\d\d-\d\d)(?:\/(.+))?$/.exec(text) ?? []
  if (!revisions.includes(revision)) {
    throw new Error(
      `Expected REVISION or REVISION/SCENARIO of ${revisions.join(' or ')}, as in 2025-11-25/ping, not ${JSON.stringify(text)}`,
    )
  }
  return { revision, scenario }
}

/** What came of each scenario; one that did not run at all is the failure of the whole. */
async function run(
  { revision, scenario }: Part,
  url: string,
  installed: string,
): Promise<readonly Outcome[]> {
  const resultsDir = await mkdtemp(join(tmpdir(), 'smcp-conformance-'))
  try {
    const suite = join(installed, '@modelcontextprotocol', 'conformance', 'dist', 'index.js')
    const which = scenario
      ? // Without force the suite passes over scenarios of extensions.
        ['--scenario', scenario, '--spec-version', revision, '--force']
      : ['--requirements', revision]
    const { all } = await execa(
      join(installed, 'node', 'bin', 'node'),
      [suite, 'server', '--url', url, ...which, '-o', resultsDir],
      { reject: false, all: true, timeout: runMs },
    )
    const outcomes = await readOutcomes(resultsDir, all)
    if (outcomes.length === 0) print(all)
    return outcomes
  } finally {
    await rm(resultsDir, { recursive: true })
  }
}

function report({ revision, scenario }: Part, outcomes: readonly Outcome[]): void {
  const scored = outcomes.filter(({ isScored }) => isScored)
  const passed = scored.filter(({ problems }) => problems.length === 0).length
  for (const { name, problems, isScored } of outcomes) {
    if (problems.length === 0) continue
    print(`${isScored ? 'FAILED' : 'failed, not scored'}  ${revision}  ${name}`)
    for (const problem of problems) print(`        ${problem}`)
  }
  const others = outcomes.filter(({ isScored }) => !isScored)
  const othersPassed = others.filter(({ problems }) => problems.length === 0).length
  const unscored = others.length === 0 ? '' : `; not scored: ${othersPassed} of ${others.length}`
  print(
    `${scenario === undefined ? revision : `${revision}/${scenario}`}: ${passed} of ${scored.length} passed${unscored}`,
  )
  if (scored.length === 0 || passed < scored.length) process.exitCode = 1
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

await main(process.argv.slice(2))
