import { expect } from 'chai'
import { serveBlock } from '../../../../src/cli/serve/serve-block.js'
import { problemIn } from '../../../../src/discovery/problem.js'

const summary = { url: 'http://127.0.0.1:1', plugins: 1, tools: 3, problems: [] }
const notes = {
  ...{ builtIn: ['health'], pending: [], lint: undefined, next: undefined },
  connect: 'npx smcp connect CLIENT',
}

describe('serveBlock', () => {
  it('names a broken plugin once, a folder by its path, and no warning', () => {
    const { error } = problemIn('/plugins/bad/cli.sh', 'bad')
    const problems = [
      error('a'),
      error('b'),
      problemIn('/away').error('is gone'),
      problemIn('/plugins/odd/cli.sh', 'odd').warning('c'),
    ]
    const block = serveBlock({ ...summary, problems }, notes, undefined)
    expect(block).to.contain('  Broken: bad, /away; the log says why\n')
  })

  it('says what to type to connect a client, with the key that is needed', () => {
    expect(serveBlock(summary, notes, undefined)).to.contain('  Connect a client   npx smcp connect CLIENT\n')
    expect(serveBlock(summary, notes, { text: 'made', isMade: true }))
      .to.contain('  Connect a client   MCP_API_KEY=made npx smcp connect CLIENT\n')
      .and.contain('{"Authorization": "Bearer made"}')
  })

  it('says nothing of what is not wrong', () => {
    expect(serveBlock(summary, notes, undefined))
      .to.contain('  smcp serves 3 tools: 2 of 1 plugin, and health\n')
      .and.not.match(/Broken|Note|Still|KEY/)
  })
})
