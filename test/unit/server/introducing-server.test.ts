import { Client } from '@modelcontextprotocol/client'
import { InMemoryTransport, type JSONRPCMessage } from '@modelcontextprotocol/server'
import { expect } from 'chai'
import { IntroducingServer } from '../../../src/server/introducing-server.js'
import { initialize, ping } from '../../support/raw-mcp.js'

const info = { name: 'test', version: '1.0.0' }
const serverOf = (instructions: () => Promise<string | undefined>): IntroducingServer =>
  new IntroducingServer(info, { capabilities: { tools: { listChanged: true } }, instructions })

/** What a new client of this server is told. */
async function toldBy(server: IntroducingServer): Promise<string | undefined> {
  const client = new Client(info)
  const [ours, theirs] = InMemoryTransport.createLinkedPair()
  await Promise.all([server.connect(ours), client.connect(theirs)])
  const instructions = client.getInstructions()
  await client.close()
  return instructions
}

/** What it answers to messages that are sent at once, each by its id, in order. */
async function answersOf(
  server: IntroducingServer,
  ...messages: JSONRPCMessage[]
): Promise<JSONRPCMessage[]> {
  const [ours, theirs] = InMemoryTransport.createLinkedPair()
  const answers: JSONRPCMessage[] = []
  const answered = new Promise<void>((done) => {
    theirs.onmessage = (message) => {
      answers.push(message)
      if (answers.length === messages.length) done()
    }
  })
  await Promise.all([server.connect(ours), theirs.start()])
  for (const message of messages) void theirs.send(message)
  await answered
  await server.close()
  return answers
}

describe('IntroducingServer', () => {
  it('tells whoever asks what it is the instructions of the moment, or none', async () => {
    let instructions: string | undefined = 'Ask first.'
    const server = serverOf(() => Promise.resolve(instructions))
    expect(await toldBy(server)).to.equal('Ask first.')
    instructions = 'Then act.'
    expect(await toldBy(server)).to.equal('Then act.')
    instructions = undefined
    expect(await toldBy(server)).to.equal(undefined)
  })

  it('answers nothing before initialize, however long the instructions take', async () => {
    let tell: (text: string) => void = () => undefined
    const server = serverOf(() => new Promise((done) => (tell = done)))
    const answering = answersOf(server, initialize as JSONRPCMessage, ping as JSONRPCMessage)
    await new Promise((done) => setImmediate(done))
    tell('Ask first.')
    const [first, second] = await answering
    expect(first).to.have.nested.property('result.instructions', 'Ask first.')
    expect(second).to.include({ id: ping.id })
  })

  it('serves on where the instructions fail', async () => {
    const server = serverOf(() => Promise.reject(new Error('no words')))
    const [first, second] = await answersOf(server, initialize as JSONRPCMessage, ping as JSONRPCMessage)
    expect(first).to.have.nested.property('error.message', 'no words')
    expect(second).to.have.property('result')
  })
})
