import { expect } from 'chai'
import type { Tool } from '../../../src/discovery/tool.js'
import { resultText } from '../../../src/cli/result-text.js'
import {
  CancelledError,
  OutputLimitError,
  PluginFailedError,
  PluginTimeoutError,
  ServerStoppingError,
} from '../../../src/errors.js'
import { readResult } from '../../../src/executor/read-result.js'
import type { ToolResult } from '../../../src/executor/tool-result.js'
import type { ProcessOutput } from '../../../src/process/job.js'
import { makeOutput } from '../../support/make-output.js'
import { contractTool, parserTool } from '../../support/make-tool.js'

const partlyDone = 'It may have done part of its work, so check what it has done before you call it again.'
const limits = { timeoutMs: 30_000, outputBytesMax: 1000, resultBytesMax: 100 }

const read = (output: ProcessOutput): string =>
  resultText(readResult(contractTool(), output, limits) as ToolResult)

describe('readResult', () => {
  it('is what a program that ended by itself has said, by its contract', () => {
    expect(read(makeOutput({ stdout: 'done\n', stderr: 'x' }))).to.equal('done')
    expect(() => read(makeOutput({ exitCode: 1, stderr: 'no such city' }))).to.throw(
      PluginFailedError,
      /^no such city$/,
    )
  })

  it('is what it has written to stderr, if it has printed nothing and was not written for smcp', () => {
    const read = (tool: Tool, stdout: string): string =>
      resultText(
        readResult(tool, makeOutput({ stdout, stderr: 'would write a.txt\n' }), limits) as ToolResult,
      )
    expect(read(parserTool({}), '')).to.equal('would write a.txt')
    expect(read(parserTool({}), ' \n\n')).to.equal('would write a.txt')
    expect(read(parserTool({}), '0\n')).to.equal('0')
    expect(read(contractTool(), '')).to.equal('')
  })

  it('takes every end but exit code 0 for a failure', () => {
    for (const ended of [{ exitCode: 1 }, { exitCode: 255 }, { exitCode: undefined, signal: 'SIGKILL' }])
      expect(() => read(makeOutput({ stdout: 'half', ...ended })))
        .to.throw(PluginFailedError, /^half$/)
        .with.nested.property('ended.tool', 'demo__go')
  })

  it('says why a program could not be started', () => {
    const never = { end: 'not-started', exitCode: undefined } as const
    expect(() => read(makeOutput({ ...never, startProblem: 'python3 is not on PATH' }))).to.throw(
      PluginFailedError,
      /^python3 is not on PATH$/,
    )
    expect(() => read(makeOutput(never))).to.throw(PluginFailedError, 'demo__go could not be started')
  })

  it('names the deadline and the limit that ended a program, and what it wrote to stderr for the log', () => {
    const stderr = 'waiting for a lock'
    expect(() => read(makeOutput({ end: 'timed-out', exitCode: undefined, signal: 'SIGTERM', stderr })))
      .to.throw(PluginTimeoutError, /^demo__go took longer than 30 s and was stopped$/)
      .with.property('hint', `${partlyDone} MCP_PLUGIN_TIMEOUT sets the limit.`)
    expect(() => read(makeOutput({ end: 'output-limit', stderr })))
      .to.throw(OutputLimitError, /^demo__go printed more than 1000 bytes and was stopped$/)
      .with.property(
        'hint',
        `${partlyDone} Ask it for less, or have it write to a file; SMCP_OUTPUT_BYTES_MAX sets the limit.`,
      )
    for (const end of ['timed-out', 'output-limit'] as const)
      expect(() => read(makeOutput({ end, stderr })))
        .to.throw()
        .with.nested.property('ended.stderr', stderr)
  })

  for (const [end, SomeError, whatRan, whatDidNot, next] of [
    [
      'timed-out',
      PluginTimeoutError,
      'demo__go took longer than 30 s and was stopped',
      'demo__go waited in the queue longer than 30 s and was not started',
      'Call it again in a few seconds.',
    ],
    [
      'cancelled',
      CancelledError,
      'demo__go was cancelled while it was running',
      'demo__go was cancelled before it was started',
      undefined,
    ],
    [
      'stopped',
      ServerStoppingError,
      'demo__go was stopped because the server is shutting down',
      'demo__go was not started because the server is shutting down',
      'Call it again in a moment.',
    ],
  ] as const)
    it(`says of a call that was ${end} whether its program may have done something`, () => {
      expect(() => read(makeOutput({ end, exitCode: undefined, signal: 'SIGTERM' })))
        .to.throw(SomeError, whatRan)
        .with.property('hint')
        .that.contains(partlyDone)
      expect(() => read(makeOutput({ end, exitCode: undefined })))
        .to.throw(SomeError, whatDidNot)
        .with.property('hint', next)
    })

  it('says of a call that was lost that its program may have done something', () => {
    expect(() => read(makeOutput({ end: 'lost', exitCode: undefined })))
      .to.throw(PluginFailedError, 'demo__go was lost: the process that started it has ended')
      .with.property('hint', partlyDone)
  })

  it('never says of a call that a stopping server ended that it can be called again unchanged', () => {
    for (const signal of ['SIGTERM', undefined])
      expect(() => read(makeOutput({ end: 'stopped', exitCode: undefined, signal })))
        .to.throw(ServerStoppingError)
        .with.property('retryable', false)
  })
})
