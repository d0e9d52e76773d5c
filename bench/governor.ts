/**
 * npm run bench:governor [-- --write]: what a list of tools costs with and without the governor, and how well its help
 * finds a tool by what it is for, among the tools of the help corpora. `--write` writes docs/governor.md.
 */
import Table from 'cli-table3'
import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { doors, type TestClient } from '../test/support/mcp-clients.js'
import { serveFixtures } from '../test/support/serve-plugins.js'
import { repository } from '../test/support/start-smcp.js'
import { median } from './median.js'
import { markdownOf } from './real/real-page.js'
import { withSection } from './score/sections.js'

const charactersPerToken = 4
const corpora = ['help-corpus', 'help-corpus-2'].map((name) => `${repository}test/fixtures/${name}/plugins`)
const intents = Object.entries(
  JSON.parse(await readFile(new URL('governor/intents.json', import.meta.url), 'utf8')) as Record<
    string,
    string[]
  >,
)
const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } })

const server = await serveFixtures({ pluginsDirs: corpora, describeBudgetMs: undefined })
const all = await connect('all')
const names = await all.listTools()
const few = await connect('few')
await act(few, { action: 'detach', tools: names })
await act(few, { action: 'attach', tools: names.filter((name) => name.includes('__')).slice(0, 5) })
const asked: { intent: string; wanted: string[]; tokens: number; place: number }[] = []
for (const [intent, wanted] of intents) {
  const { text } = await few.call('sanctum__tools', { action: 'help', intent })
  const { matches } = JSON.parse(text) as { matches: { tool: string }[] }
  asked.push({
    intent,
    wanted,
    tokens: tokensOf(text),
    place: matches.findIndex(({ tool }) => wanted.includes(tool)),
  })
}
const rows = [
  [`the list of ${names.length} tools, in tokens`, String(await listTokens('all'))],
  ['the list with five of them and sanctum__tools, in tokens', String(await listTokens('few'))],
  ['one help with an intent, in tokens (median)', String(median(asked.map(({ tokens }) => tokens)))],
  ...[1, 3, 10].map((first) => [
    `of ${asked.length} intents, the tool is ${first === 1 ? 'the first' : `among the first ${first}`}`,
    String(asked.filter(({ place }) => place >= 0 && place < first).length),
  ]),
]
for (const { intent, wanted, place } of asked)
  if (place < 0) console.log(`not found: "${intent}" (${wanted.join(', ')})`)
const shown = new Table({ head: ['what', ''], style: { head: [], border: [] } })
shown.push(...rows)
console.log(shown.toString())
for (const client of [all, few]) await client.close()
await server.close()
if (values.write) {
  const page = `${repository}docs/governor.md`
  await writeFile(
    page,
    withSection(await readFile(page, 'utf8'), 'bench:governor', markdownOf([['what', ''], ...rows])),
  )
}

function connect(agent: string): Promise<TestClient> {
  const connectTo = doors['SSE, SDK v1']
  if (!connectTo) throw new Error('there is no client of SSE')
  return connectTo(server.url, { 'x-agent-id': agent })
}

async function act(client: TestClient, args: Record<string, unknown>): Promise<void> {
  await client.call('sanctum__tools', args)
}

/** As a client gets the list that this agent sees. */
async function listTokens(agent: string): Promise<number> {
  const answer = await fetch(`${server.url}/messages/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-agent-id': agent },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
  })
  const { result } = (await answer.json()) as { result: { tools: unknown } }
  return tokensOf(JSON.stringify(result.tools))
}

function tokensOf(text: string): number {
  return Math.ceil(text.length / charactersPerToken)
}
