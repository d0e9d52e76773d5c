import { expect } from 'chai'
import { signature } from '../../../../src/cli/tools/signature.js'
import { contractTool } from '../../../support/make-tool.js'

describe('signature', () => {
  const rows: [parameter: Record<string, unknown>, shown: string][] = [
    [{ type: 'string', required: true }, 'p: string'],
    [{ type: 'integer', default: 0 }, 'p?: integer = 0'],
    [{ type: 'string', enum: ['a', 'b'] }, 'p?: "a" | "b"'],
    [{ type: 'array', items: { type: 'number' } }, 'p?: number[]'],
    [{ type: 'array', items: { type: 'string', enum: ['a', 'b'] } }, 'p?: ("a" | "b")[]'],
    [{ type: 'array', items: { type: 'string', enum: ['a'] } }, 'p?: "a"[]'],
  ]
  for (const [parameter, shown] of rows)
    it(`is demo__go(${shown})`, () => {
      expect(signature(contractTool({ name: 'p', ...parameter }))).to.equal(`demo__go(${shown})`)
    })

  it('has what is required first', () => {
    const [a, b] = [
      { name: 'a', type: 'string' },
      { name: 'b', type: 'string', required: true },
    ]
    expect(signature(contractTool(a, b))).to.equal('demo__go(b: string, a?: string)')
  })
})
