import { expect } from 'chai'
import { PluginFailedError } from '../../../src/errors.js'
import { decodeContract1 } from '../../../src/executor/decode-contract-1.js'
import { makeOutput } from '../../support/make-output.js'
import { contractTool } from '../../support/make-tool.js'

const tool = contractTool()
const limits = { resultBytesMax: 10 }

describe('decodeContract1', () => {
  it('takes all of stdout for one text, within the limit, and nothing of stderr', () => {
    const decode = (stdout: string): unknown =>
      decodeContract1(tool, makeOutput({ stdout, stderr: 'x' }), limits)
    expect(decode('{"a": 1}\n')).to.deep.equal({ content: [{ type: 'text', text: '{"a": 1}' }] })
    expect(decode('')).to.deep.equal({ content: [{ type: 'text', text: '' }] })
    expect(decode('a'.repeat(20))).to.deep.equal({
      content: [{ type: 'text', text: 'aaaaa\n[smcp: 10 of 20 bytes were cut here]\naaaaa' }],
    })
  })

  it('takes every end but exit code 0 for a failure', () => {
    for (const ended of [{ exitCode: 1 }, { exitCode: 255 }, { exitCode: undefined, signal: 'SIGKILL' }])
      expect(() => decodeContract1(tool, makeOutput({ stdout: 'half', ...ended }), limits))
        .to.throw(PluginFailedError, /^half$/)
        .with.nested.property('ended.tool', 'demo__go')
  })
})
