import { expect } from 'chai'
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { addKey } from '../../src/cli/keys/add-key.js'
import { doors } from '../support/mcp-clients.js'
import { pidFile, readPids } from '../support/processes.js'
import { serveFixtures } from '../support/serve-plugins.js'

const offering = fileURLToPath(new URL('../fixtures/contract-2', import.meta.url))

async function scrape(url: string, headers: Record<string, string> = {}): Promise<string> {
  const answer = await fetch(`${url}/metrics`, { headers })
  expect(answer.headers.get('content-type')).to.include('text/plain')
  return answer.text()
}

/** The value of one series, by its whole name. */
function valueOf(text: string, series: string): number | undefined {
  const line = text.split('\n').find((one) => one.startsWith(`${series} `))
  return line === undefined ? undefined : Number(line.slice(series.length + 1))
}

describe('the metrics', () => {
  it('count calls by plugin and outcome, and measure them', async () => {
    const server = await serveFixtures()
    const client = await doors['SSE, SDK v1']!(server.url)
    await client.call('echo__surroundings', {})
    await client.call('echo__surroundings', {})
    await client.call('echo__argv', { nonsense: 8 })
    await client.call('health')
    await client.call('no__such').catch(() => undefined)
    const text = await scrape(server.url)
    const requests = (labels: string) => valueOf(text, `smcp_requests_total{kind="tool",${labels}}`)
    expect(requests('plugin="echo",outcome="ok"')).to.equal(2)
    expect(requests('plugin="echo",outcome="invalid_arguments"')).to.equal(1)
    expect(requests('plugin="",outcome="ok"')).to.equal(1)
    expect(text).not.to.include('such')
    expect(valueOf(text, 'smcp_request_duration_seconds_count{kind="tool",plugin="echo"}')).to.equal(3)
    expect(text).to.match(/smcp_run_duration_seconds_count\{how="cold",step="run"\} 2/)
    expect(valueOf(text, 'smcp_sessions')).to.equal(1)
    await client.close()
    await server.close()
  })

  it('tell what runs at the moment', async () => {
    const server = await serveFixtures()
    const client = await doors['SSE, SDK v1']!(server.url)
    const stop = new AbortController()
    const file = await pidFile()
    const call = client.call('slow__wait', { pids: file }, stop.signal).catch(() => undefined)
    await readPids(file)
    expect(valueOf(await scrape(server.url), 'smcp_runs{state="running"}')).to.equal(1)
    stop.abort()
    await call
    await client.close()
    await server.close()
  })

  it('count reads of resources and prompts', async () => {
    const server = await serveFixtures({ pluginsDirs: [offering] })
    const client = await doors['Streamable HTTP, SDK v1']!(server.url)
    const [resource] = await client.listResources()
    await client.read(String(resource!.uri))
    const text = await scrape(server.url)
    expect(text).to.match(/smcp_requests_total\{kind="resource",plugin="\w+",outcome="ok"\} 1/)
    await client.close()
    await server.close()
  })

  it('are for those alone who may use everything, and count who was refused', async () => {
    const keysFile = join(await mkdtemp(join(tmpdir(), 'smcp-test-')), 'keys.json')
    const [all, some] = [
      await addKey(keysFile, { name: 'all' }),
      await addKey(keysFile, { name: 'some', tools: ['a__*'] }),
    ]
    const auth = { apiKeys: [], authDisabled: false, loopbackExempt: false }
    const server = await serveFixtures({ keysFile }, auth)
    const status = async (headers: Record<string, string>): Promise<number> =>
      (await fetch(`${server.url}/metrics`, { headers })).status
    expect(await status({})).to.equal(401)
    expect(await status({ 'x-api-key': some })).to.equal(403)
    const text = await scrape(server.url, { 'x-api-key': all })
    expect(valueOf(text, 'smcp_http_refusals_total{status="401"}')).to.equal(1)
    expect(valueOf(text, 'smcp_http_refusals_total{status="403"}')).to.equal(1)
    await server.close()
  })

  it('are those of docs/metrics.md and no others, with their types and labels', async () => {
    const server = await serveFixtures()
    const client = await doors['SSE, SDK v1']!(server.url)
    await client.call('echo__surroundings', {})
    await fetch(`${server.url}/nothing`)
    const text = await scrape(server.url)
    const told = [...text.matchAll(/^# TYPE (smcp_\w+) (\w+)$/gm)].map(([, name, type]) => ({
      name,
      type,
      labels: [
        ...new Set(
          [...text.matchAll(new RegExp(`^${name!}(?:_count)?\\{([^}]*)\\}`, 'gm'))].flatMap(([, labels]) =>
            [...labels!.matchAll(/(\w+)="/g)].map(([, label]) => label!),
          ),
        ),
      ]
        .filter((label) => label !== 'le')
        .sort(),
    }))
    const page = await readFile(new URL('../../docs/metrics.md', import.meta.url), 'utf8')
    const documented = [...page.matchAll(/^\| `(smcp_\w+)` \| (\w+) \|(.*?)\|/gm)].map(
      ([, name, type, labels]) => ({
        name,
        type,
        labels: [...labels!.matchAll(/`(\w+)`/g)].map(([, label]) => label!).sort(),
      }),
    )
    // Without a warm call nobody tells of CPU time.
    const measured = told.map((one) =>
      one.name === 'smcp_run_cpu_seconds_total' ? { ...one, labels: ['plugin'] } : one,
    )
    expect(measured).to.have.deep.members(documented)
    await client.close()
    await server.close()
  })
})
