import { expect } from 'chai'
import { lettaAddress } from '../../../../../src/cli/connect/letta/letta-address.js'
import { readConfig } from '../../../../../src/config.js'

const none = { url: undefined, token: undefined }
const config = (environment: NodeJS.ProcessEnv) => readConfig({}, environment, { dotEnv: {}, files: [] })

describe('lettaAddress', () => {
  it('is that of the flags, before all variables', () => {
    const environment = { LETTA_BASE_URL: 'http://base', LETTA_API_KEY: 'key' }
    const wish = { url: 'letta.example.com/', token: 'mine' }
    expect(lettaAddress(wish, config(environment), environment)).to.deep.equal({
      url: 'http://letta.example.com',
      token: 'mine',
      isGuess: false,
    })
  })

  it('is that of the variables of Letta’s clients, before those of the Python server', () => {
    const environment = {
      LETTA_BASE_URL: 'http://base:1/',
      LETTA_SERVER_URL: 'http://server:2',
      LETTA_API_KEY: 'key',
    }
    expect(lettaAddress(none, config(environment), environment)).to.deep.equal({
      url: 'http://base:1',
      token: 'key',
      isGuess: false,
    })
    const older = { LETTA_SERVER_URL: 'http://server:2', LETTA_SERVER_PASSWORD: 'password' }
    expect(lettaAddress(none, config(older), older)).to.deep.equal({
      url: 'http://server:2',
      token: 'password',
      isGuess: false,
    })
  })

  it('is else where one mostly is, and says that this is a guess', () => {
    expect(lettaAddress(none, config({}), {})).to.include({ url: 'http://127.0.0.1:8283', isGuess: true })
  })
})
