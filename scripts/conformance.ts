// Runs scenarios of the official conformance suite against the built smcp:
//   node --import tsx scripts/conformance.ts [REVISION/SCENARIO ...]
import { execa } from 'execa'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repository, startSmcp } from '../test/support/start-smcp.js'

/** Outside node_modules, where a package called node would take over every npm script of the repository. */
const suiteDir = join(repository, '.cache', 'conformance')

/** The suite does not start on Node 20. */
const packages = { node: '24', '@modelcontextprotocol/conformance': '0.2.0-alpha.12' }

const scenarioMs = 60_000

/** The scenarios that plain text tools can pass; `caching` can't, because it also asks for resources and prompts. */
const smokeList: readonly Scenario[] = [
  ...[
    'server-initialize',
    'ping',
    'tools-list',
    'tools-call-simple-text',
    'tools-call-error',
    'dns-rebinding-protection',
    'server-sse-multiple-streams',
  ].map((name) => ({ revision: '2025-11-25', name })),
  ...['tools-list', 'tools-call-simple-text', 'tools-call-error', 'dns-rebinding-protection'].map((name) => ({
    revision: '2026-07-28',
    name,
  })),
]

interface Scenario {
  readonly revision: string
  readonly name: string
}

interface Outcome {
  readonly passed: boolean
  readonly output: string
}

async function main(args: readonly string[]): Promise<void> {
  const scenarios = args.length > 0 ? args.map(parseScenario) : smokeList
  await installSuite()
  const server = await startSmcp(['--plugins-dir', join(repository, 'test', 'fixtures', 'conformance')])
  const failed = await runAll(scenarios, `${server.url}/mcp`).finally(() => server.stop())
  print(`${scenarios.length - failed} passed, ${failed} failed`)
  if (failed > 0) process.exitCode = 1
}

function parseScenario(text: string): Scenario {
  const [, revision, name] = /^(\d{4}-\d\d-\d\d)\/(.+)$/.exec(text) ?? []
  if (revision === undefined || name === undefined) {
    throw new Error(`A scenario is named REVISION/NAME, as in 2025-11-25/ping, not ${JSON.stringify(text)}`)
  }
  return { revision, name }
}

async function installSuite(): Promise<void> {
  const manifest = JSON.stringify({ private: true, dependencies: packages })
  // Written last, so that an interrupted installation is repeated.
  const marker = join(suiteDir, 'installed.json')
  if (existsSync(marker) && (await readFile(marker, 'utf8')) === manifest) return
  print(
    `Installing ${Object.entries(packages)
      .map((pair) => pair.join('@'))
      .join(' and ')}`,
  )
  await mkdir(suiteDir, { recursive: true })
  await writeFile(join(suiteDir, 'package.json'), manifest)
  await execa('npm', ['install', '--no-audit', '--no-fund', '--prefix', suiteDir], { cwd: suiteDir })
  await writeFile(marker, manifest)
}

/** Runs scenarios one after the other, because the suite's time limits are short; returns how many failed. */
async function runAll(scenarios: readonly Scenario[], url: string): Promise<number> {
  let failed = 0
  for (const scenario of scenarios) {
    const { passed, output } = await runScenario(scenario, url)
    print(`${passed ? 'passed' : 'FAILED'}  ${scenario.revision}  ${scenario.name}`)
    if (passed) continue
    failed += 1
    print(output.replaceAll(/^/gm, '        '))
  }
  return failed
}

async function runScenario({ revision, name }: Scenario, url: string): Promise<Outcome> {
  const resultsDir = await mkdtemp(join(tmpdir(), 'smcp-conformance-'))
  try {
    const suite = join(suiteDir, 'node_modules', '@modelcontextprotocol', 'conformance', 'dist', 'index.js')
    const { failed, all } = await execa(
      join(suiteDir, 'node_modules', 'node', 'bin', 'node'),
      [suite, 'server', '--url', url, '--scenario', name, '--spec-version', revision, '-o', resultsDir],
      { reject: false, all: true, timeout: scenarioMs },
    )
    return { passed: !failed && (await somethingSucceeded(resultsDir)), output: all }
  } finally {
    await rm(resultsDir, { recursive: true })
  }
}

/**
 * Whether a check succeeded besides the wire check, which even a dead server passes, because there is nothing to check.
 */
async function somethingSucceeded(resultsDir: string): Promise<boolean> {
  const files = await readdir(resultsDir, { recursive: true })
  const checkFiles = files.filter((file) => file.endsWith('checks.json'))
  const texts = await Promise.all(checkFiles.map((file) => readFile(join(resultsDir, file), 'utf8')))
  const checks = texts.flatMap((text) => JSON.parse(text) as { id: string; status: string }[])
  return checks.some(({ id, status }) => status === 'SUCCESS' && id !== 'wire-schema-valid')
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

await main(process.argv.slice(2))
