import { Client } from '@modelcontextprotocol/client'
import { InMemoryTransport } from '@modelcontextprotocol/server'
import { expect } from 'chai'
import { capabilitiesOf } from '../../../src/server/capabilities.js'
import { createMcpServerFactory } from '../../../src/server/mcp-adapter.js'
import { silentLogger } from '../../support/silent-logger.js'

describe('what a server says that it can do', () => {
  const rows: readonly (readonly [
    methods: string,
    listsTold: Parameters<typeof capabilitiesOf>[1],
    capabilities: object,
  ])[] = [
    ['', ['tools', 'resources', 'prompts'], {}],
    ['ping', [], {}],
    ['tools/list tools/call', ['tools'], { tools: { listChanged: true } }],
    ['tools/list tools/call', [], { tools: {} }],
    ['tools/list', ['resources', 'prompts'], { tools: {} }],
    ['resources/list resources/read', [], { resources: {} }],
    ['resources/list', ['resources'], { resources: { listChanged: true } }],
    ['resources/list resources/subscribe', [], { resources: { subscribe: true } }],
    [
      'resources/list resources/subscribe',
      ['resources'],
      { resources: { listChanged: true, subscribe: true } },
    ],
    ['resources/templates/list', [], { resources: {} }],
    ['prompts/list prompts/get', [], { prompts: {} }],
    ['prompts/list prompts/get', ['prompts'], { prompts: { listChanged: true } }],
    ['completion/complete', [], { completions: {} }],
    ['logging/setLevel', [], { logging: {} }],
    ['toolsets/list', ['tools'], {}],
    [
      'tools/list resources/list prompts/list completion/complete logging/setLevel',
      ['tools'],
      { tools: { listChanged: true }, resources: {}, prompts: {}, completions: {}, logging: {} },
    ],
  ]
  for (const [methods, listsTold, capabilities] of rows) {
    it(`follows from ${methods || 'no method'}, where ${listsTold.join(', ') || 'nothing'} is told of`, () => {
      expect(capabilitiesOf(methods.split(' '), listsTold)).to.deep.equal(capabilities)
    })
  }
})

describe('a server', () => {
  /** Connected to a server that answers these methods, and those that belong to the protocol itself. */
  async function clientOf(...methods: string[]): Promise<Client> {
    const handlers = Object.fromEntries(methods.map((name) => [name, () => Promise.resolve({})]))
    const server = createMcpServerFactory(handlers, {
      version: '1.0.0',
      instructions: () => Promise.resolve(undefined),
      stateKey: Buffer.alloc(32),
      hasOutputSchema: () => false,
      logger: silentLogger(),
    })({})
    return clientTo(server)
  }

  async function clientTo(server: ReturnType<ReturnType<typeof createMcpServerFactory>>): Promise<Client> {
    const client = new Client({ name: 'test', version: '1.0.0' })
    const [ours, theirs] = InMemoryTransport.createLinkedPair()
    await Promise.all([server.connect(ours), client.connect(theirs)])
    return client
  }

  it('says what it has handlers for, and that it tells of their changes', async () => {
    const client = await clientOf(
      'tools/list',
      'resources/list',
      'prompts/list',
      'completion/complete',
      'logging/setLevel',
    )
    expect(client.getServerCapabilities()).to.deep.equal({
      tools: { listChanged: true },
      resources: { listChanged: true, subscribe: true },
      prompts: { listChanged: true },
      completions: {},
      logging: {},
    })
    await client.close()
  })

  it('lets a client in where its instructions can not be made, and logs why', async () => {
    const logger = silentLogger()
    const lines: unknown[] = []
    logger.error = (_fields: unknown, line?: unknown) => void lines.push(line)
    const instructions = () => Promise.reject(new Error('no words'))
    const options = {
      version: '1.0.0',
      instructions,
      stateKey: Buffer.alloc(32),
      hasOutputSchema: () => false,
      logger,
    }
    const client = await clientTo(createMcpServerFactory({}, options)({}))
    expect(client.getInstructions()).to.equal(undefined)
    expect(lines).to.deep.equal(['the instructions could not be made: no words'])
    await client.close()
  })

  it('answers no other method, also none of the same family', async () => {
    const client = await clientOf('resources/list')
    const refused = await client.listResourceTemplates().catch((error: unknown) => error)
    expect(refused).to.deep.include({ code: -32601 })
    await client.close()
  })
})
