import { expect } from 'chai'
import { serverName } from '../../../../src/cli/connect/server-name.js'

describe('serverName', () => {
  it('is one that every client takes', () => {
    for (const name of ['smcp', 'my_tools-2', 'a'.repeat(32)]) expect(serverName(name)).to.equal(name)
    for (const name of ['', 'a b', '__proto__', 'a.b', 'a'.repeat(33)])
      expect(() => serverName(name)).to.throw('--name must be at most 32 letters')
  })
})
