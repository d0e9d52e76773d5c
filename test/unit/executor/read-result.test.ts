import { expect } from 'chai'
import { resultText } from '../../../src/cli/result-text.js'
import {
  OutputLimitError,
  PluginFailedError,
  PluginTimeoutError,
  ServerStoppingError,
} from '../../../src/errors.js'
import { readResult } from '../../../src/executor/read-result.js'
import type { ProcessOutput } from '../../../src/process/job.js'
import { contractTool } from '../../support/make-tool.js'

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
    expect(text).to.match(/^a{50}\n\[smcp: 100 of 200 bytes are cut here\]\nb{50}$/)
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
      "exit code 1 and no output; many programs mean 'nothing found'",
    )
    expect(() => read(ended({ exitCode: 127 }))).to.throw(
      PluginFailedError,
      'Plugin exited with code 127: a command was not found',
    )
    expect(() => read(ended({ exitCode: undefined, signal: 'SIGSEGV' }))).to.throw(
      PluginFailedError,
      'ended by SIGSEGV',
    )
  })

  it('finds the own error of a failed program among much more, and bounds it', () => {
    const stdout = JSON.stringify({ trace: 'x'.repeat(100_000), error: { message: 'no such city' } })
    expect(() => read(ended({ exitCode: 1, stdout }))).to.throw(PluginFailedError, /^no such city$/)
    const long = JSON.stringify({ error: 'x'.repeat(100_000) })
    expect(() => read(ended({ exitCode: 1, stdout: long }))).to.throw(PluginFailedError, 'bytes are cut here')
  })

  it('names the deadline and the limit that ended a program', () => {
    expect(() => read(ended({ end: 'timed-out', stderr: 'waiting for a lock' })))
      .to.throw(PluginTimeoutError, 'demo__go took longer than 30 s')
      .with.nested.property('ended.stderr', 'waiting for a lock')
    expect(() => read(ended({ end: 'output-limit' }))).to.throw(OutputLimitError, '1000 bytes')
  })

  it('says of a call that a stopping server ended whether its program may have run', () => {
    expect(() => read(ended({ end: 'stopped', exitCode: undefined, signal: 'SIGTERM' })))
      .to.throw(ServerStoppingError, /it may have run, so see what it has done/)
      .with.property('retryable', false)
    expect(() => read(ended({ end: 'stopped', exitCode: undefined }))).to.throw(
      ServerStoppingError,
      /was not started because the server stops; call it again/,
    )
  })
})
