import { expect } from 'chai'
import { secretsIn } from '../../../src/process/secrets.js'

const value = 'q7-Zu2.kkP9'
const names = (variables: Record<string, string>, named?: string[]): string[] =>
  secretsIn(variables, named).map(({ variable }) => variable)

describe('secretsIn', () => {
  it('knows a secret by the name of its variable', () => {
    const secret = [
      'GITHUB_TOKEN',
      'DB_PASSWORD',
      'AWS_SECRET_ACCESS_KEY',
      'OPENAI_API_KEY',
      'secret',
      'APIKEY',
    ]
    const open = ['TOKEN_URL', 'CACHE_KEY', 'PASSWORD_FILE', 'PWD', 'TOKENIZERS', 'MONKEY', 'SECRETARY']
    for (const name of secret) expect(names({ [name]: value })).to.deep.equal([name])
    for (const name of open) expect(names({ [name]: value })).to.deep.equal([])
  })

  it('takes one that is named, whatever its name', () => {
    expect(names({ PIN_CODE: '12345678', OTHER: '12345678' }, ['PIN_CODE'])).to.deep.equal(['PIN_CODE'])
  })

  it('knows the password in a URL', () => {
    const variables = {
      DATABASE_URL: `postgres://me:${value}@host:5432/db`,
      HOME_URL: 'https://example.org:8080/a@b',
    }
    expect(secretsIn(variables)).to.deep.equal([{ variable: 'DATABASE_URL', value }])
  })

  it('takes no short value, which may be an ordinary word', () => {
    expect(names({ API_TOKEN: 'secret', DB_PASSWORD: 'postgre', OTHER_TOKEN: '' })).to.deep.equal([])
  })
})
