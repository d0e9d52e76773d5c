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
    const text = 'Usage: x [-a] [-b]\n         [-c] [-d D]\n         [-e]'
    expect(bareOptionRows(text.replace(/\n {9}\[-e\]$/, ''))).to.equal(text.replace(/\n {9}\[-e\]$/, ''))
  })
})
