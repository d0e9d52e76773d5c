import { expect } from 'chai'
import { withValidSchemas } from '../../../../src/discovery/catalog/with-valid-schemas.js'
import { SchemaChecker } from '../../../../src/discovery/schema/schema-checker.js'
import type { Command, JsonSchema } from '../../../../src/discovery/tool.js'
import { makePlugin, makeProblem } from '../../../support/make-plugin.js'

const command = (name: string, schema: JsonSchema): Command => ({
  name,
  path: [name],
  description: '',
  parameters: [{ name: 'word', required: false, schema }],
})

describe('withValidSchemas', () => {
  it('leaves out a command whose schema is wrong, says so at its name, and keeps all else', () => {
    const known = makeProblem('was there before')
    const commands = [command('good', { type: 'string' }), command('bad', { type: 'string', pattern: '(' })]
    const description = {
      source: 'contract' as const,
      commands,
      problems: [known],
      worked: 'it changed a.log',
    }
    const { problems, ...kept } = withValidSchemas(makePlugin(), description, new SchemaChecker())
    expect(kept).to.deep.equal({ source: 'contract', commands: [commands[0]], worked: 'it changed a.log' })
    expect(problems[0]).to.equal(known)
    expect(problems[1]).to.deep.include({ severity: 'error', field: 'bad', file: '/plugins/p/cli.sh' })
    expect(problems[1]?.message).to.match(/^has a pattern/)
    expect(problems).to.have.length(2)
  })

  it('leaves out the offers that run such a command, also those that only a completion runs', () => {
    const [good, bad] = [
      command('good', { type: 'string' }),
      command('bad', { type: 'string', pattern: '(' }),
    ]
    const prompt = (name: string, run: Command, completer: Command) => ({
      shown: { name },
      from: { run },
      completers: { word: { run: completer } },
    })
    const offers = {
      resources: [{ shown: { uri: 'x://a', name: 'a' }, from: { run: bad } }],
      templates: [],
      prompts: [prompt('p', good, good), prompt('q', good, bad)],
    }
    const description = { source: 'contract' as const, commands: [], offers, problems: [] }
    const { offers: kept, problems } = withValidSchemas(makePlugin(), description, new SchemaChecker())
    expect(kept).to.deep.equal({ resources: [], templates: [], prompts: [offers.prompts[0]] })
    expect(problems.map(({ field }) => field)).to.deep.equal(['x://a', 'q'])
  })
})
