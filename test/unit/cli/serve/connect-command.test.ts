import { expect } from 'chai'
import { connectCommand } from '../../../../src/cli/serve/connect-command.js'

describe('connectCommand', () => {
  const usual = 'http://127.0.0.1:8000'
  const other = 'http://127.0.0.1:9000'

  it('names the program as it was started, and no address that is found without', () => {
    expect(connectCommand('npx smcp', usual, usual)).to.equal('npx smcp connect CLIENT')
  })

  it('names an address that only the settings of here have, and one of a flag', () => {
    expect(connectCommand('smcp', other, other)).to.equal(`smcp connect CLIENT --url ${other}`)
    expect(connectCommand('smcp', usual, other)).to.equal(`smcp connect CLIENT --url ${usual}`)
    expect(connectCommand('smcp', other, undefined)).to.equal(`smcp connect CLIENT --url ${other}`)
  })
})
