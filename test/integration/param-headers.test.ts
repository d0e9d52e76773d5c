import { expect } from 'chai'
import { fileURLToPath } from 'node:url'
import { callOf, post } from '../support/raw-mcp.js'
import { serveFixtures } from '../support/serve-plugins.js'

const contract2 = fileURLToPath(new URL('../fixtures/contract-2', import.meta.url))

describe('an argument that must be in a header too', () => {
  let server: Awaited<ReturnType<typeof serveFixtures>>
  before(async () => {
    server = await serveFixtures({ pluginsDirs: [contract2] })
  })
  after(() => server.close())

  const _meta = {
    'io.modelcontextprotocol/protocolVersion': '2026-07-28',
    'io.modelcontextprotocol/clientInfo': { name: 'raw', version: '1' },
    'io.modelcontextprotocol/clientCapabilities': {},
  }
  const call = async (
    headers: Record<string, string>,
    region = 'nörd',
  ): Promise<{ status: number; text: string }> => {
    const { params, ...rest } = callOf('says__in-header', { region })
    const response = await post(
      `${server.url}/mcp`,
      { ...rest, params: { ...params, _meta } },
      {
        'MCP-Protocol-Version': '2026-07-28',
        'Mcp-Method': 'tools/call',
        'Mcp-Name': 'says__in-header',
        ...headers,
      },
    )
    return { status: response.status, text: await response.text() }
  }
  const encoded = (text: string): string => `=?base64?${Buffer.from(text).toString('base64')}?=`

  it('is taken where both are the same, in base64 or as it is', async () => {
    const { status, text } = await call({ 'Mcp-Param-Region': encoded('nörd') })
    expect(text).to.contain('nörd')
    expect(status).to.equal(200)
    expect((await call({ 'mcp-param-region': ' west ' }, 'west')).status).to.equal(200)
  })

  it('is refused where it is another one, lacks, or is no base64', async () => {
    const headers = [{ 'Mcp-Param-Region': 'west' }, {}, { 'Mcp-Param-Region': '=?base64?@@@?=' }]
    for (const header of headers as Record<string, string>[]) {
      const { status, text } = await call(header)
      expect([status, JSON.stringify(header)]).to.deep.equal([400, JSON.stringify(header)])
      expect(text).to.contain('-32020')
    }
  })
})
