import { expect } from 'chai'
import { connect, createServer, type AddressInfo } from 'node:net'
import { isNobody } from '../../../src/cli/is-nobody.js'

describe('isNobody', () => {
  it('knows the error of a port at which nothing listens', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((done) => server.once('listening', done))
    const { port } = server.address() as AddressInfo
    await new Promise((done) => server.close(done))
    const error = await new Promise((done) => connect(port, '127.0.0.1').once('error', done))
    expect(isNobody(error)).to.equal(true)
  })

  it('tells it from an answer that breaks off, and from anything else', () => {
    expect(isNobody(Object.assign(new Error('reset'), { code: 'ECONNRESET' }))).to.equal(false)
    expect(isNobody(new Error('no code'))).to.equal(false)
    expect(isNobody(undefined)).to.equal(false)
  })
})
