import { expect } from 'chai'
import { InvalidArgumentsError, PluginFailedError, ToolNotFoundError } from '../../../src/errors.js'
import { callTool } from '../../../src/executor/call-tool.js'
import type { Job, JobIo, ProcessOutput } from '../../../src/process/job.js'
import { makeOutput } from '../../support/make-output.js'
import { makeToolset } from '../../support/make-toolset.js'
import { contractTool } from '../../support/make-tool.js'

const tool = contractTool({ name: 'to', type: 'string', required: true })
const limits = { timeoutMs: undefined, outputBytesMax: 1000, resultBytesMax: 100 }
const tools = makeToolset(tool)

/** Calls with a run that has this output, and tells what was run. */
async function call(
  name: string,
  args: Record<string, unknown>,
  output: ProcessOutput = makeOutput({ stdout: 'done' }),
  signal?: AbortSignal,
): Promise<{ result: unknown; runs: (readonly [Job, JobIo | undefined])[] }> {
  const runs: (readonly [Job, JobIo | undefined])[] = []
  const run = (job: Job, io?: JobIo): Promise<ProcessOutput> => {
    runs.push([job, io])
    return Promise.resolve(output)
  }
  const context = { run, limits, ...(signal && { signal }) }
  const result: unknown = await callTool(tools, { name, arguments: args }, context).catch(
    (error: unknown) => error,
  )
  return { result, runs }
}

describe('callTool', () => {
  it('runs the program of the tool with its arguments, once, and gives what it said', async () => {
    const { signal } = new AbortController()
    const { result, runs } = await call('demo__go', { to: '-x' }, makeOutput({ stdout: 'done' }), signal)
    expect(result).to.deep.equal({ content: [{ type: 'text', text: 'done' }] })
    const [[{ launch, argv, limits }, io]] = runs as [[Job, JobIo]]
    expect([runs.length, launch, argv]).to.deep.equal([1, tool.launch, ['go', '--to=-x']])
    expect(limits).to.deep.equal({ deadlineAt: undefined, outputBytesMax: 1000 })
    expect(io.signal).to.equal(signal)
  })

  it('runs nothing for a name that is no tool’s, and for arguments that do not fit', async () => {
    for (const [name, args, SomeError] of [
      ['demo__stop', { to: 'x' }, ToolNotFoundError],
      ['demo__go', {}, InvalidArgumentsError],
      ['demo__go', { to: 'x'.repeat(200_000) }, InvalidArgumentsError],
    ] as const) {
      const { result, runs } = await call(name, args)
      expect(result).to.be.instanceOf(SomeError)
      expect(runs).to.deep.equal([])
    }
  })

  it('throws what the program says went wrong', async () => {
    const { result } = await call(
      'demo__go',
      { to: 'x' },
      makeOutput({ exitCode: 3, stderr: 'no such place' }),
    )
    expect(result).to.be.instanceOf(PluginFailedError).with.property('message', 'no such place')
  })
})
