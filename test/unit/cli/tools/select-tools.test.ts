import { expect } from 'chai'
import { selectTools } from '../../../../src/cli/tools/select-tools.js'
import { problemIn } from '../../../../src/discovery/problem.js'
import { ConfigError } from '../../../../src/errors.js'
import { contractTool } from '../../../support/make-tool.js'

const demo = contractTool()
const other = { ...demo, name: 'other__go', plugin: 'other' }
const ofDemo = problemIn('/plugins/demo/cli.py', 'demo').warning('is odd')
const ofOther = problemIn('/plugins/other/cli.py', 'other').error('is broken')
const ofFolder = problemIn('/away').error('is gone')
const catalogOf = (...names: string[]) => ({
  plugins: () =>
    names.map((name) => ({ name, dir: '', state: 'described' as const, tools: 1, problems: [] })),
  list: () => Promise.resolve([demo, other]),
  problems: () => [ofDemo, ofOther, ofFolder],
})

describe('selectTools', () => {
  it('takes all, and what is wrong with the folders', async () => {
    expect(await selectTools(catalogOf('demo', 'other'), undefined)).to.deep.equal({
      tools: [demo, other],
      problems: [ofDemo, ofOther, ofFolder],
    })
  })

  it('names the plugin that was probably meant', async () => {
    const error = await selectTools(catalogOf('demo', 'other'), 'dmo').catch((caught: unknown) => caught)
    expect(error).to.be.instanceOf(ConfigError).and.include({ hint: 'Did you mean demo?' })
  })

  it('takes those of one plugin only', async () => {
    expect(await selectTools(catalogOf('demo', 'other'), 'demo')).to.deep.equal({
      tools: [demo],
      problems: [ofDemo],
    })
  })

  for (const [names, hint] of [
    [['demo', 'other'], 'Plugins here: demo, other.'],
    [[], 'Plugins here: none.'],
  ] as const)
    it(`says where there is no such plugin: ${hint}`, async () => {
      const error = await selectTools(catalogOf(...names), 'x').catch((caught: unknown) => caught)
      expect(error).to.be.instanceOf(ConfigError).and.include({ hint })
    })
})
