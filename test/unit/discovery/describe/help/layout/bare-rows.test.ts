import { expect } from 'chai'
import { bareOptionRows } from '../../../../../../src/discovery/describe/help/layout/bare-rows.js'

describe('rows of options in brackets', () => {
  it('lose them, and dots behind them are behind the value', () => {
    const text = '  [--skip <name>] ...\n        Skips it.\n  [-q]  Quiet\n  [--to[=X]]  To'
    expect(bareOptionRows(text)).to.equal(
      '  --skip <name>...\n        Skips it.\n  -q  Quiet\n  --to[=X]  To',
    )
  })

  it('are no usages and no lines of several options', () => {
    const text = 'Usage: x [-a] [-b B]\n         [--registry NAME (e.g. one.io)]\n         [-e]'
    expect(bareOptionRows(text)).to.equal(text)
  })
})
