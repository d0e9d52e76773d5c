import { makeCall } from '../../support/make-call.js'
import { expect } from 'chai'
import { InputRequired } from '../../../src/core/ask.js'
import type { Call } from '../../../src/core/handler.js'
import { createToolHandlers, type BuiltInTool } from '../../../src/core/tools.js'
import type { Toolset } from '../../../src/discovery/toolset.js'
import { BusyError, ToolNotFoundError } from '../../../src/errors.js'
import { noTimes } from '../../../src/process/how-it-ran.js'
import { makeTasks } from '../../support/make-tasks.js'
import { makeToolset } from '../../support/make-toolset.js'
import { contractTool } from '../../support/make-tool.js'
import { silentLogger } from '../../support/silent-logger.js'

const tool = contractTool()
const everything: Toolset = makeToolset(tool)
const nothing: Toolset = makeToolset()

function builtIn(call: BuiltInTool['call']): BuiltInTool {
  return { name: 'own', title: 'Own', description: 'Own.', inputSchema: { type: 'object' }, call }
}

/** Handlers where agent `a` sees everything and all others nothing but what is built in. */
function open(...builtInTools: BuiltInTool[]) {
  const outcomes: unknown[] = []
  const logger = silentLogger()
  logger.info = (line: { outcome?: unknown }) => void outcomes.push(line.outcome)
  const stdout = Buffer.from('done')
  const output = { end: 'exited', exitCode: 0, signal: undefined, stdout, stderr: Buffer.alloc(0) } as const
  const handlers = createToolHandlers({
    toolsetFor: ({ agent }) => (agent === 'a' ? everything : nothing),
    run: () => Promise.resolve({ ...output, times: noTimes }),
    limits: { timeoutMs: undefined, outputBytesMax: 100, resultBytesMax: 100 },
    builtInTools,
    heartbeatMs: undefined,
    onChange: () => undefined,
    ...makeTasks(),
    logger,
  })
  const callFor = (agent: string): Call => makeCall({ caller: { agent } })
  return {
    outcomes,
    list: (agent: string) => handlers['tools/list']({}, callFor(agent)),
    call: (agent: string, name: string, args = {}) =>
      handlers['tools/call']({ name, arguments: args }, callFor(agent)),
  }
}

const namesIn = (result: Record<string, unknown>): string[] =>
  (result.tools as { name: string }[]).map(({ name }) => name)

describe('the handlers of tools', () => {
  it('list to each caller what it sees, built once for all who see the same', async () => {
    const { list } = open(builtIn(() => ({ content: [] })))
    expect(namesIn(await list('a'))).to.deep.equal(['own', 'demo__go'])
    expect(namesIn(await list('b'))).to.deep.equal(['own'])
    expect(await list('a')).to.equal(await list('a'))
    expect(await list('b')).to.equal(await list('c'))
  })

  it('call for a caller only what it sees', async () => {
    const { call } = open()
    expect(await call('a', 'demo__go')).to.deep.equal({ content: [{ type: 'text', text: 'done' }] })
    const refused = await call('b', 'demo__go').catch((error: unknown) => error)
    expect(refused).to.be.instanceOf(ToolNotFoundError)
  })

  it('give a built-in tool its arguments and who calls, and let it take its time', async () => {
    const own = builtIn(async (args, { caller }) => {
      await Promise.resolve()
      return { content: [{ type: 'text', text: `${String(args.x)} of ${String(caller.agent)}` }] }
    })
    expect(await open(own).call('b', 'own', { x: 1 })).to.deep.equal({
      content: [{ type: 'text', text: '1 of b' }],
    })
  })

  it('pass on that the client has to be asked, which is no failure', async () => {
    const asks = builtIn((_args, { ask }) => {
      ask({ roots: { method: 'roots/list' } })
      return { content: [] }
    })
    const { call, outcomes } = open(asks)
    const question = await call('a', 'own').catch((error: unknown) => error)
    expect(question).to.be.instanceOf(InputRequired)
    expect(outcomes).to.deep.equal(['input_required'])
  })

  it('answer what a built-in tool throws as a result that says so', async () => {
    const busy = open(builtIn(() => Promise.reject(new BusyError('busy now'))))
    expect(await busy.call('a', 'own')).to.deep.include({ isError: true })
    const broken = await open(builtIn(() => Promise.reject(new Error('secret')))).call('a', 'own')
    expect(JSON.stringify(broken)).to.contain('internal_error').and.not.contain('secret')
  })
})
