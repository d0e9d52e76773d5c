import { expect } from 'chai'
import { terminalWidth } from '../../../../src/cli/terminal/terminal-width.js'

describe('terminalWidth', () => {
  for (const [isTTY, columns, width] of [
    [true, 80, 80],
    [true, 300, 120],
    [true, 0, undefined],
    [false, 80, undefined],
  ] as const)
    it(`is ${width} for ${columns} columns ${isTTY ? 'of a terminal' : 'that nobody looks at'}`, () => {
      expect(terminalWidth({ isTTY, columns })).to.equal(width)
    })
})
