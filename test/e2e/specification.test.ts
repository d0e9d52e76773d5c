import { expect } from 'chai'
import { execa } from 'execa'
import { readFile } from 'node:fs/promises'
import { pythonClients, pythonWith } from '../support/python-venv.js'
import { startSmcp, type RunningSmcp } from '../support/start-smcp.js'

/** Where the specification's examples expect the server. */
const specifiedUrl = 'http://localhost:8000'

const specifiedCurl = `curl -X POST http://localhost:8000/messages/ \\
  -H "Content-Type: application/json" \\
  -d '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"health","arguments":{}}}'`

interface HealthResult {
  readonly content: readonly { readonly type: string; readonly text: string }[]
  readonly isError?: boolean
}

describe("the specification's own examples", function () {
  this.timeout(180_000)
  let server: RunningSmcp

  before(async () => {
    server = await startSmcp(['--plugins-dir', 'plugins'])
  })
  after(async () => {
    await server.stop()
  })

  it('answers the curl command with a result of the health tool', async () => {
    const { stdout } = await execa('sh', ['-c', specifiedCurl.replace(specifiedUrl, server.url)])
    const answer = JSON.parse(stdout) as { jsonrpc: string; id: number; result: HealthResult }
    expect(answer).to.include({ jsonrpc: '2.0', id: 1 })
    expectHealthy(answer.result)
  })

  it('serves the httpx client, which initializes, lists and calls without a session', async () => {
    const python = await pythonWith(pythonClients.v1)
    const script = await readFile(
      new URL('../fixtures/clients/specification_httpx.py', import.meta.url),
      'utf8',
    )
    const { stdout } = await execa(python, ['-'], { input: script.replace(specifiedUrl, server.url) })
    expectHealthy(JSON.parse(stdout) as HealthResult)
  })
})

function expectHealthy({ content, isError }: HealthResult): void {
  expect(isError ?? false).to.be.false
  expect(content.map(({ type }) => type)).to.deep.equal(['text'])
  expect(JSON.parse(content[0]!.text)).to.include({ status: 'ok' })
}
