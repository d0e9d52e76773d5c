import { expect } from 'chai'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pidFile, readPids, untilGone } from '../support/processes.js'
import { fixturePlugins } from '../support/serve-plugins.js'
import { repository } from '../support/start-smcp.js'
import { serveArgs, stdioClients, stdioEnvironment } from '../support/stdio-clients.js'

describe('smcp serve --stdio', () => {
  // It tells of itself after two seconds at most; what it knows of its plugins is kept.
  before(async () => {
    const client = await stdioClients['SDK v1']!('plugins')
    await client.listTools()
    await client.close()
  })

  for (const [name, connect] of Object.entries(stdioClients)) {
    it(`lists and calls through ${name}`, async () => {
      const client = await connect(fixturePlugins)
      expect(await client.listTools()).to.include.members(['health', 'my_plugin__my-command'])
      const { text } = await client.call('my_plugin__my-command', { param: 'test' })
      expect(JSON.parse(text)).to.deep.include({ param: 'test', optional: 'default' })
      await client.close()
    })

    it(`says of itself what its plugins or its settings say, through ${name}`, async () => {
      const plugins = await connect('plugins')
      expect(plugins.instructions()).to.contain('demo_math: Arithmetic, byte sizes and coin flips.')
      await plugins.close()
      const own = await connect('plugins', undefined, ['--instructions', 'Ask first.'])
      expect(own.instructions()).to.equal('Ask first.')
      await own.close()
    })
  }

  it('answers what it was sent before stdin ended, also what takes a while', async () => {
    const { answers, end } = start({ SMCP_DRAIN_TIMEOUT: '20' }, await sleepingPlugin())
    end(
      ...hello,
      { id: 2, method: 'tools/list' },
      { id: 3, method: 'tools/call', params: { name: 'a__sleep', arguments: {} } },
      { id: 4, method: 'ping' },
      { id: 5, method: 'no/such' },
    )
    const { exitCode, messages } = await answers
    expect(exitCode).to.equal(0)
    expect(messages.map(({ id }) => id).sort()).to.deep.equal([1, 2, 3, 4, 5])
    expect(JSON.stringify(messages.find(({ id }) => id === 3))).to.contain('slept')
  })

  it('answers a line that is no message with an error, and goes on', async () => {
    const { server, answers, end } = start({}, fixturePlugins)
    server.stdin.write('garbage\n{"toString": 1}\n[[[[]]]]\n')
    end(...hello, { id: 2, method: 'ping' })
    const { exitCode, messages } = await answers
    expect(exitCode).to.equal(0)
    const codes = messages.filter(({ id }) => id === null).map((one) => (one.error as { code: number }).code)
    expect(codes).to.deep.equal([-32700, -32600, -32600])
    expect(messages.filter(({ id }) => id !== null).map(({ id }) => id)).to.deep.equal([1, 2])
  })

  it('ends where its client does not read what it is answered', async () => {
    const { server, send } = start({ SMCP_UNREAD_BYTES_MAX: '1000000' }, fixturePlugins)
    server.stdout.pause()
    // It ends before it has read all of this.
    server.stdin.on('error', () => undefined)
    const ended = once(server, 'exit')
    const text = 'x'.repeat(100_000)
    send(
      ...hello,
      ...Array.from({ length: 40 }, (_, i) => ({
        id: 10 + i,
        method: 'tools/call',
        params: { name: 'echo__argv', arguments: { text } },
      })),
    )
    expect(await ended).to.deep.equal([0, null])
  })

  it('waits neither for what was cancelled nor for a subscription', async () => {
    const file = await pidFile()
    const { send, end, answers } = start({ SMCP_DRAIN_TIMEOUT: '60' }, fixturePlugins)
    const call = { name: 'slow__wait', arguments: { pids: file } }
    const meta = {
      'io.modelcontextprotocol/protocolVersion': '2026-07-28',
      'io.modelcontextprotocol/clientInfo': { name: 'smcp-test', version: '1.0.0' },
      'io.modelcontextprotocol/clientCapabilities': {},
    }
    send(
      { id: 1, method: 'tools/list', params: { _meta: meta } },
      {
        id: 2,
        method: 'subscriptions/listen',
        params: { notifications: { toolsListChanged: true }, _meta: meta },
      },
      { id: 3, method: 'tools/call', params: { ...call, _meta: meta } },
      // Its capabilities don't fit.
      {
        id: 4,
        method: 'subscriptions/listen',
        params: { notifications: { taskIds: ['any'] }, _meta: meta },
      },
    )
    const pids = await readPids(file)
    end({ method: 'notifications/cancelled', params: { requestId: 3, _meta: meta } })
    const { exitCode, messages } = await answers
    expect(exitCode).to.equal(0)
    expect(messages.find(({ id }) => id === 1)).to.have.property('result')
    expect(messages.find(({ id }) => id === 4)).to.have.nested.property('error.code', -32021)
    await untilGone(pids)
  })

  it('ends the programs that have not finished within the drain time, and says so', async () => {
    const file = await pidFile()
    const { send, end, answers } = start({ SMCP_DRAIN_TIMEOUT: '0.2' }, fixturePlugins)
    send(...hello, waitingCall(file))
    const pids = await readPids(file)
    end()
    const { exitCode, messages } = await answers
    expect(exitCode).to.equal(0)
    await untilGone(pids)
    expect(JSON.stringify(messages.find(({ id }) => id === 2))).to.contain('server_stopping')
  })

  it('ends the programs at once where the client has closed stdout too, a socket', async () => {
    const file = await pidFile()
    const { server, send, end } = start({ SMCP_DRAIN_TIMEOUT: '600' }, fixturePlugins)
    const ended = once(server, 'exit')
    send(...hello, waitingCall(file))
    const pids = await readPids(file)
    server.stdout.destroy()
    end()
    await untilGone(pids)
    await ended
  })

  it('leaves no program behind that ignores SIGTERM, where its client kills it soon after that', async () => {
    const client = await stdioClients['SDK v1']!(fixturePlugins)
    const stop = new AbortController()
    const files = [await pidFile(), await pidFile()] as const
    const wait = (pids: string, signal?: AbortSignal): Promise<unknown> =>
      client.call('stubborn__wait', { pids }, signal).catch(() => 'ended')
    const calls = [wait(files[0], stop.signal), wait(files[1])]
    const pids = (await Promise.all(files.map(readPids))).flat()
    // It has been sent SIGTERM by the time that the client leaves, the other one has not.
    stop.abort()
    await client.close()
    await Promise.all(calls)
    await untilGone(pids)
  })

  it('ends the programs at once where the client has died, and stdout was a pipe', async () => {
    const file = await pidFile()
    const client = spawn(
      'python3',
      [
        '-c',
        pythonClient,
        toLines([...hello, waitingCall(file)]),
        process.execPath,
        ...serveArgs(fixturePlugins),
      ],
      { cwd: repository, env: { ...stdioEnvironment(), SMCP_DRAIN_TIMEOUT: '600' } },
    )
    const [pid] = (await once(client.stdout, 'data')) as [Buffer]
    const pids = await readPids(file)
    client.kill('SIGKILL')
    await untilGone([...pids, Number(pid)])
  })
})

type Message = Readonly<Record<string, unknown>>

const hello: readonly Message[] = [
  {
    id: 1,
    method: 'initialize',
    params: {
      protocolVersion: '2025-06-18',
      capabilities: {},
      clientInfo: { name: 'smcp-test', version: '1.0.0' },
    },
  },
  { method: 'notifications/initialized' },
]

/** A client that starts the server with pipes, sends it what it was given, tells its process id and stays. */
const pythonClient = `
import subprocess, sys
server = subprocess.Popen(sys.argv[2:], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
server.stdin.write(sys.argv[1].encode())
server.stdin.flush()
print(server.pid, flush=True)
server.stdout.read()
`

function waitingCall(pids: string): Message {
  return { id: 2, method: 'tools/call', params: { name: 'slow__wait', arguments: { pids } } }
}

function toLines(messages: readonly Message[]): string {
  return messages.map((message) => `${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`).join('')
}

/** A plugin whose command takes a second. */
async function sleepingPlugin(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
  await mkdir(join(dir, 'a'))
  await writeFile(
    join(dir, 'a', 'cli.sh'),
    '#!/bin/sh\nif [ "$1" = --describe ]; then echo \'{"commands": [{"name": "sleep"}]}\'; exit; fi\nsleep 1; echo slept\n',
  )
  return dir
}

/** The server as a client starts it that writes to it and reads until it ends; every line must be of the protocol. */
function start(settings: Readonly<Record<string, string>>, pluginsDir: string) {
  const server = spawn(process.execPath, serveArgs(pluginsDir), {
    cwd: repository,
    env: { ...stdioEnvironment(), ...settings },
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  let text = ''
  server.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
  const send = (...messages: Message[]): void => {
    server.stdin.write(toLines(messages))
  }
  return {
    server,
    send,
    end: (...messages: Message[]): void => {
      // As printf writes it: the last line has no end.
      server.stdin.end(toLines(messages).trimEnd())
    },
    answers: once(server, 'close').then(([exitCode]) => {
      const messages = text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Message)
      for (const message of messages) expect(message).to.have.property('jsonrpc', '2.0')
      return { exitCode: exitCode as unknown, messages }
    }),
  }
}
