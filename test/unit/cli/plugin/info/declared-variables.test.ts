import { expect } from 'chai'
import { declaredVariables } from '../../../../../src/cli/plugin/info/declared-variables.js'
import { makePlugin } from '../../../../support/make-plugin.js'

const known = {
  environment: { HERE: 'x', GITHUB_TOKEN: 'secret', MCP_API_KEY: 'own' },
  dotEnv: { DB_PASSWORD: 'secret' },
}
const declaring = (env: readonly string[] | Readonly<Record<string, string>>) => {
  const { launch } = makePlugin()
  return { launch: { ...launch, env } }
}

describe('declaredVariables', () => {
  it('is nothing where the manifest declares none', () => {
    expect(declaredVariables(makePlugin(), known)).to.equal(undefined)
  })

  it('tells which names are set, and which are those of secrets', () => {
    const variables = declaredVariables(
      declaring(['HERE', 'GITHUB_TOKEN', 'AWAY', 'DB_PASSWORD', 'MCP_API_KEY']),
      known,
    )
    expect(variables).to.deep.equal([
      { name: 'HERE', from: ['HERE'], missing: [], isSecret: false },
      { name: 'GITHUB_TOKEN', from: ['GITHUB_TOKEN'], missing: [], isSecret: true },
      { name: 'AWAY', from: ['AWAY'], missing: ['AWAY'], isSecret: false },
      // A name alone gets nothing of .env, and no program gets a key of smcp.
      { name: 'DB_PASSWORD', from: ['DB_PASSWORD'], missing: ['DB_PASSWORD'], isSecret: true },
      { name: 'MCP_API_KEY', from: ['MCP_API_KEY'], missing: ['MCP_API_KEY'], isSecret: true },
    ])
  })

  it('does not miss what every program gets of smcp', () => {
    expect(declaredVariables(declaring(['PYTHONUTF8', 'SMCP_CONTRACT']), known)).to.deep.equal([
      { name: 'PYTHONUTF8', from: ['PYTHONUTF8'], missing: [], isSecret: false },
      { name: 'SMCP_CONTRACT', from: ['SMCP_CONTRACT'], missing: [], isSecret: false },
    ])
  })

  it('tells of which variables a value is made, and never the value', () => {
    const variables = declaredVariables(
      declaring({ URL: 'db://u:${DB_PASSWORD}@${AWAY}', MODE: 'production', TOKEN: 'literal' }),
      known,
    )
    expect(variables).to.deep.equal([
      { name: 'URL', from: ['DB_PASSWORD', 'AWAY'], missing: ['AWAY'], isSecret: true },
      { name: 'MODE', from: [], missing: [], isSecret: false },
      { name: 'TOKEN', from: [], missing: [], isSecret: true },
    ])
  })
})
