import { STDIO_DEFAULT_MAX_BUFFER_SIZE, type JSONRPCMessage } from '@modelcontextprotocol/server'
import { expect } from 'chai'
import fc from 'fast-check'
import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import { NumberLiteral } from '../../../../src/executor/number-literal.js'
import { StdioTransport } from '../../../../src/server/transports/stdio-transport.js'

const ping = (id: string | number): JSONRPCMessage => ({ jsonrpc: '2.0', id, method: 'ping' })

/** A transport that has started, with all that it receives, writes and tells. */
async function open(unreadBytesMax = 1_000_000) {
  const [stdin, stdout] = [new PassThrough(), new PassThrough()]
  const transport = new StdioTransport(stdin, stdout, unreadBytesMax)
  const received: JSONRPCMessage[] = []
  const told = { closes: 0, errors: 0 }
  transport.onmessage = (message) => received.push(message)
  transport.onclose = () => (told.closes += 1)
  transport.onerror = () => (told.errors += 1)
  await transport.start()
  const written = (): unknown[] =>
    String(stdout.read() ?? '')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as unknown)
  /** All of these bytes, and then the end of the input. */
  const receive = async (...chunks: readonly (string | Buffer)[]): Promise<void> => {
    for (const chunk of chunks) stdin.write(chunk)
    stdin.end()
    await once(stdin, 'end')
  }
  return { stdin, stdout, transport, received, told, written, receive }
}

describe('StdioTransport', () => {
  it('receives one message a line, however the bytes come', async () => {
    const texts = fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(
        texts,
        fc.array(fc.nat(200)),
        fc.constantFrom('\n', '\r\n', '\n\n'),
        async (ids, cuts, end) => {
          const bytes = Buffer.from(ids.map((id) => JSON.stringify(ping(id)) + end).join(''))
          const places = [0, ...cuts.filter((cut) => cut < bytes.length).sort((a, b) => a - b), bytes.length]
          const { received, receive } = await open()
          await receive(...places.slice(1).map((place, index) => bytes.subarray(places[index], place)))
          expect(received).to.deep.equal(JSON.parse(JSON.stringify(ids.map(ping))))
        },
      ),
      { numRuns: 50 },
    )
  })

  it('receives the last line also where it has no end', async () => {
    const { received, receive } = await open()
    await receive(JSON.stringify(ping(1)))
    expect(received).to.deep.equal([ping(1)])
  })

  it('keeps the numbers of a call as they are written', async () => {
    const { received, receive } = await open()
    await receive(
      '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"a","arguments":{"n":1.10}}}\n',
    )
    expect(received)
      .to.have.nested.property('[0].params.arguments.n')
      .that.deep.equals(new NumberLiteral('1.10'))
  })

  it('answers a line that is no message with an error, and goes on', async () => {
    const { received, receive, told, written } = await open()
    await receive('garbage\n5\n{"toString": 1}\n[]\n', `${JSON.stringify(ping(1))}\n`)
    expect([received, told.errors]).to.deep.equal([[ping(1)], 4])
    const [noJson, noMessage] = [
      { jsonrpc: '2.0', id: null, error: { code: -32700, message: 'The line is not JSON' } },
      {
        jsonrpc: '2.0',
        id: null,
        error: { code: -32600, message: 'The line is not a JSON-RPC 2.0 message' },
      },
    ]
    const batch = {
      ...noMessage.error,
      message: `${noMessage.error.message}: a list of them is taken on /mcp only`,
    }
    expect(written()).to.deep.equal([noJson, noMessage, noMessage, { ...noMessage, error: batch }])
  })

  it('answers a request that is wrong by its id, and nothing else that has one', async () => {
    const { receive, written } = await open()
    await receive(
      '{"jsonrpc": "2.0", "id": 7, "method": "ping", "params": 5}\n',
      '{"id": "a", "method": "ping"}\n',
      '{"jsonrpc": "2.0", "id": {}, "method": "ping"}\n',
      // A client would take the answer for one to a request of its own.
      '{"jsonrpc": "2.0", "id": 8, "result": 5}\n',
    )
    expect(written().map((message) => (message as { id: unknown }).id)).to.deep.equal([7, 'a', null, null])
  })

  it('writes one message a line', async () => {
    const { transport, written } = await open()
    await transport.send(ping('a\nb'))
    await transport.send(ping(2))
    expect(written()).to.deep.equal([ping('a\nb'), ping(2)])
  })

  it('closes, once, where its client leaves too much unread', async () => {
    const { transport, stdout, told } = await open(100)
    // The pipe takes 16 KiB before it has anything waiting.
    const sends = Array.from({ length: 4 }, () =>
      transport.send(ping('x'.repeat(20_000))).catch(() => 'failed'),
    )
    await new Promise((done) => stdout.once('close', done))
    expect(await sends.at(-1)).to.equal('failed')
    await transport.close()
    expect(told.closes).to.equal(1)
  })

  it('answers a line that is too long with an error, and goes on', async () => {
    const { received, receive, told, written } = await open()
    const part = Buffer.alloc(1024 * 1024, 'x')
    const parts = Array.from({ length: 2 + STDIO_DEFAULT_MAX_BUFFER_SIZE / part.length }, () => part)
    await receive(...parts, `x\n${JSON.stringify(ping(1))}\n`)
    expect([told.closes, received]).to.deep.equal([0, [ping(1)]])
    const message = `The line has more than ${STDIO_DEFAULT_MAX_BUFFER_SIZE} bytes`
    expect(written()).to.deep.equal([{ jsonrpc: '2.0', id: null, error: { code: -32600, message } }])
  })

  it('receives nothing once it is closed', async () => {
    const { stdin, transport, received, told } = await open()
    await transport.close()
    stdin.write(`${JSON.stringify(ping(1))}\n`)
    await new Promise(setImmediate)
    expect([received, told.closes]).to.deep.equal([[], 1])
  })
})
