import { expect } from 'chai'
import { isSmcp } from '../../../../src/cli/connect/is-smcp.js'

const smcp = { name: 'smcp', url: 'http://127.0.0.1:8000' }

describe('isSmcp', () => {
  it('goes by the name, the address, or what is started', () => {
    expect(isSmcp({ name: 'smcp' }, smcp)).to.equal(true)
    expect(isSmcp({ name: 'x', url: 'http://127.0.0.1:8000/sse' }, smcp)).to.equal(true)
    expect(isSmcp({ name: 'x', command: ['node', 'run.js', 'serve', '--stdio'] }, smcp)).to.equal(true)
  })

  it('takes nothing else for it', () => {
    expect(isSmcp({ name: 'x', url: 'http://127.0.0.1:8001/mcp' }, smcp)).to.equal(false)
    expect(isSmcp({ name: 'x', url: '${URL}' }, smcp)).to.equal(false)
    expect(isSmcp({ name: 'x' }, { name: 'smcp', url: undefined })).to.equal(false)
  })
})
