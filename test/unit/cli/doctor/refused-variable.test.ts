import { expect } from 'chai'
import { refusedVariable } from '../../../../src/cli/doctor/refused-variable.js'

const file = '/home/ada/.cursor/mcp.json'

describe('refusedVariable', () => {
  it('finds a value that smcp would not start with', () => {
    expect(refusedVariable({ HOME: '/home/ada', MCP_LOG_LEVEL: 'loud' }, file)).to.deep.equal({
      verdict: 'problem',
      text: `starts smcp with a setting that it refuses: MCP_LOG_LEVEL must be DEBUG, INFO, WARNING, ERROR or CRITICAL, got "loud" (${file})`,
      cure: `Correct it in ${file}.`,
    })
  })

  it('shows no secret', () => {
    const found = refusedVariable({ SMCP_SESSION_KEY: 'too short' }, file)
    expect(found?.verdict).to.equal('problem')
    expect(found?.text).to.include('SMCP_SESSION_KEY').and.not.include('too short')
  })

  it('warns of a name that smcp does not know, which it passes over', () => {
    expect(refusedVariable({ SMCP_CONCURENCY: '2' }, file)).to.deep.equal({
      verdict: 'warning',
      text: `${file}: there is no setting SMCP_CONCURENCY; did you mean SMCP_CONCURRENCY?`,
      cure: `Correct it in ${file}.`,
    })
  })

  it('finds nothing where all is well, or only the client can say', () => {
    expect(refusedVariable({ MCP_PORT: '9000', GITHUB_TOKEN: 'x' }, file)).to.equal(undefined)
    for (const value of ['${PORT}', '${env:PORT}', '{env:PORT}'])
      expect(refusedVariable({ MCP_PORT: value }, file), value).to.equal(undefined)
  })
})
