import { expect } from 'chai'
import { resultText } from '../../../src/cli/result-text.js'
import {
  CancelledError,
  OutputLimitError,
  PluginFailedError,
  PluginTimeoutError,
  ServerStoppingError,
} from '../../../src/errors.js'
import { readResult } from '../../../src/executor/read-result.js'
import type { ProcessOutput } from '../../../src/process/job.js'
import { contractTool } from '../../support/make-tool.js'

const partlyDone = 'It may have done part of its work, so check what it has done before you call it again.'
const limits = { timeoutMs: 30_000, outputBytesMax: 1000, resultBytesMax: 100 }

function ended(
  with_: { stdout?: string | Buffer; stderr?: string } & Partial<Omit<ProcessOutput, 'stdout' | 'stderr'>>,
): ProcessOutput {
  const { stdout = '', stderr = '', ...rest } = with_
  return {
    end: 'exited',
    exitCode: 0,
    signal: undefined,
    durationMs: 1,
    ...rest,
    stdout: Buffer.from(stdout as string),
    stderr: Buffer.from(stderr),
  }
}
const read = (output: ProcessOutput): string => resultText(readResult(contractTool(), output, limits))

describe('readResult', () => {
  it('trims the text and takes terminal escapes out of it', () => {
    expect(read(ended({ stdout: '\n\u001b[31mred\u001b[0m \n' }))).to.equal('red')
  })

  it('says that the output was not UTF-8', () => {
    expect(read(ended({ stdout: Buffer.from([0x61, 0xff]) }))).to.match(/^a\uFFFD\n\[smcp: .*not valid UTF-8/)
  })

  it('cuts the middle of a long text and says how much', () => {
    const text = read(ended({ stdout: `${'a'.repeat(100)}${'b'.repeat(100)}` }))
    expect(text).to.match(/^a{50}\n\[smcp: 100 of 200 bytes were cut here\]\nb{50}$/)
  })

  it('prefers the own error of a failed program, then stderr and its output, then the meaning of the code', () => {
    expect(() => read(ended({ exitCode: 1, stdout: '{"error": "no such city"}' }))).to.throw(
      PluginFailedError,
      /^no such city$/,
    )
    expect(() => read(ended({ exitCode: 1, stdout: '{"error": "no such city"}', stderr: 'disk full' })))
      .to.throw(PluginFailedError, /^no such city$/)
      .with.nested.property('ended.stderr', 'disk full')
    expect(() => read(ended({ exitCode: 1, stdout: 'half', stderr: 'the oven is cold' }))).to.throw(
      PluginFailedError,
      /^the oven is cold\nhalf$/,
    )
    expect(() => read(ended({ exitCode: 1, stdout: '{"error": {"message": "deep"}}' }))).to.throw(
      PluginFailedError,
      /^deep$/,
    )
    expect(() => read(ended({ exitCode: 1, stdout: 'null', stderr: 'x' }))).to.throw(
      PluginFailedError,
      /^x\nnull$/,
    )
    expect(() => read(ended({ exitCode: 2, stderr: 'usage: x' }))).to.throw(PluginFailedError, /^usage: x$/)
    expect(() => read(ended({ exitCode: 1 }))).to.throw(
      PluginFailedError,
      "Plugin exited with code 1: it printed nothing; many programs use that code for 'nothing found'",
    )
    expect(() => read(ended({ exitCode: 127 }))).to.throw(
      PluginFailedError,
      "Plugin exited with code 127: it printed nothing; by convention that code means 'a command was not found'",
    )
    expect(() => read(ended({ exitCode: undefined, signal: 'SIGSEGV' }))).to.throw(
      PluginFailedError,
      'Plugin was killed by SIGSEGV (it crashed): it printed nothing; it may have done part of its work',
    )
  })

  it('finds the own error of a failed program among much more, and bounds it', () => {
    const stdout = JSON.stringify({ trace: 'x'.repeat(100_000), error: { message: 'no such city' } })
    expect(() => read(ended({ exitCode: 1, stdout }))).to.throw(PluginFailedError, /^no such city$/)
    const long = JSON.stringify({ error: 'x'.repeat(100_000) })
    expect(() => read(ended({ exitCode: 1, stdout: long }))).to.throw(
      PluginFailedError,
      'bytes were cut here',
    )
  })

  it('names the deadline and the limit that ended a program, and what it wrote to stderr for the log', () => {
    const stderr = 'waiting for a lock'
    expect(() => read(ended({ end: 'timed-out', exitCode: undefined, signal: 'SIGTERM', stderr })))
      .to.throw(PluginTimeoutError, /^demo__go took longer than 30 s and was stopped$/)
      .with.property('hint', `${partlyDone} MCP_PLUGIN_TIMEOUT sets the limit.`)
    expect(() => read(ended({ end: 'output-limit', stderr })))
      .to.throw(OutputLimitError, /^demo__go printed more than 1000 bytes and was stopped$/)
      .with.property(
        'hint',
        `${partlyDone} Ask it for less, or have it write to a file; SMCP_OUTPUT_BYTES_MAX sets the limit.`,
      )
    for (const end of ['timed-out', 'output-limit'] as const)
      expect(() => read(ended({ end, stderr })))
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
      expect(() => read(ended({ end, exitCode: undefined, signal: 'SIGTERM' })))
        .to.throw(SomeError, whatRan)
        .with.property('hint')
        .that.contains(partlyDone)
      expect(() => read(ended({ end, exitCode: undefined })))
        .to.throw(SomeError, whatDidNot)
        .with.property('hint', next)
    })

  it('never says of a call that a stopping server ended that it can be called again unchanged', () => {
    for (const signal of ['SIGTERM', undefined])
      expect(() => read(ended({ end: 'stopped', exitCode: undefined, signal })))
        .to.throw(ServerStoppingError)
        .with.property('retryable', false)
  })
})
