import { expect } from 'chai'
import { sandboxLine } from '../../../../src/cli/plugin/sandbox-line.js'

describe('sandboxLine', () => {
  it('tells the mode, and what the manifest names', () => {
    const sandbox = { folder: '/p', mode: 'strict', writable: [], readable: [] } as const
    expect(sandboxLine(sandbox)).to.equal('sandbox: strict')
    expect(sandboxLine({ ...sandbox, writable: ['/p/data', '/d'], readable: ['/m'] })).to.equal(
      'sandbox: strict; may change /p/data, /d; may read /m',
    )
  })
})
