import { expect } from 'chai'
import { decodeContract1 } from '../../../src/executor/decode-contract-1.js'
import { contractTool } from '../../support/make-tool.js'

const tool = contractTool()
const limits = { resultBytesMax: 10 }

describe('decodeContract1', () => {
  it('takes all of stdout for one text, within the limit', () => {
    const decode = (stdout: string): unknown => decodeContract1(tool, Buffer.from(stdout), limits)
    expect(decode('{"a": 1}\n')).to.deep.equal({ content: [{ type: 'text', text: '{"a": 1}' }] })
    expect(decode('')).to.deep.equal({ content: [{ type: 'text', text: '' }] })
    expect(decode('a'.repeat(20))).to.deep.equal({
      content: [{ type: 'text', text: 'aaaaa\n[smcp: 10 of 20 bytes were cut here]\naaaaa' }],
    })
  })
})
