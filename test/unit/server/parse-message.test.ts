import { expect } from 'chai'
import { NumberLiteral } from '../../../src/executor/number-literal.js'
import { parseMessage } from '../../../src/server/parse-message.js'

const message = (method: string): string =>
  `{"id": 1.0, "method": "${method}", "params": {"_meta": {"n": 1.10}, "arguments": {"n": [1.10]}}}`
const kept = (method: string, n: unknown) => ({
  id: 1,
  method,
  params: { _meta: { n: 1.1 }, arguments: { n: [n] } },
})

describe('parseMessage', () => {
  it('keeps literals in the arguments of a call, and nowhere else', () => {
    expect(parseMessage(message('tools/call'))).to.deep.equal(kept('tools/call', new NumberLiteral('1.10')))
    expect(parseMessage(message('tools\\/call'))).to.deep.equal(kept('tools/call', new NumberLiteral('1.10')))
    expect(parseMessage(message('prompts/get'))).to.deep.equal(kept('prompts/get', 1.1))
    for (const [text, value] of [
      ['{"method": "tools/call", "params": 1.10}', { method: 'tools/call', params: 1.1 }],
      ['{"method": "tools/call", "params": null, "x": 1.10}', { method: 'tools/call', params: null, x: 1.1 }],
      ['1.10', 1.1],
      ['[null, [1.10], "1.10"]', [null, [1.1], '1.10']],
    ] as const)
      expect(parseMessage(text)).to.deep.equal(value)
  })

  it('does so for each call of a batch', () => {
    expect(parseMessage(`[${message('ping')}, ${message('tools/call')}]`)).to.deep.equal([
      kept('ping', 1.1),
      kept('tools/call', new NumberLiteral('1.10')),
    ])
  })
})
