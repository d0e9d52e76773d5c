import { expect } from 'chai'
import { toolsUpTo } from '../../../../src/lint/rules/counts.js'
import { good } from '../listed-tool.js'

describe('toolsUpTo', () => {
  for (const [count, found] of [
    [0, []],
    [2, []],
    [3, [{ fault: ['tools', 'are 3; at most 2 are accepted'] }]],
  ] as const)
    it(`counts ${count}`, () => {
      expect(toolsUpTo(2)({ tools: Array.from({ length: count }, () => good) })).to.deep.equal(found)
    })
})
