import { expect } from 'chai'
import { applyManifest } from '../../../../src/discovery/describe/apply-manifest.js'
import type { Manifest } from '../../../../src/discovery/manifest.js'
import { problemIn } from '../../../../src/discovery/problem.js'
import type { Command, Description, Problem } from '../../../../src/discovery/tool.js'
import { makePlugin } from '../../../support/make-plugin.js'

const command = (name: string): Command => ({
  name,
  path: [name],
  description: `Does ${name}.`,
  parameters: [{ name: 'size', required: true, schema: { type: 'integer' } }],
})
const description: Description = {
  source: 'help',
  commands: [command('show'), command('drop-all')],
  problems: [],
}
const applied = (manifest: Manifest): Description => applyManifest(makePlugin({ manifest }), description)

describe('applyManifest', () => {
  it('changes nothing without a word of the manifest', () => {
    expect(applied({})).to.deep.equal(description)
  })

  it('hides by globs, and calls by the names and words that it gives', () => {
    const said = { name: 'view', title: 'View', description: 'Look.', annotations: { readOnlyHint: true } }
    const { commands } = applied({ hide: ['drop-*'], commands: { show: said } })
    expect(commands).to.deep.equal([{ ...command('show'), ...said }])
    // What is rendered stays.
    expect(commands[0]?.path).to.deep.equal(['show'])
  })

  it('wins over the hints of the program, one by one, and with those of one command over those of all', () => {
    const said = { title: 'Look', readOnlyHint: false, idempotentHint: true }
    const annotated = {
      ...description,
      commands: [{ ...command('show'), annotations: said }, command('drop-all')],
    }
    const manifest = {
      annotations: { openWorldHint: false, readOnlyHint: true },
      commands: { 'drop-all': { annotations: { readOnlyHint: false, destructiveHint: true } } },
    }
    const { commands } = applyManifest(makePlugin({ manifest }), annotated)
    expect(commands.map(({ annotations }) => annotations)).to.deep.equal([
      { title: 'Look', readOnlyHint: true, idempotentHint: true, openWorldHint: false },
      { readOnlyHint: false, destructiveHint: true, openWorldHint: false },
    ])
  })

  it('sends a default where a call gives no value, which may be null', () => {
    const { commands } = applied({ commands: { show: { defaults: { size: null, other: 1 } } } })
    expect(commands[0]?.parameters).to.deep.equal([
      { name: 'size', required: false, schema: { type: 'integer', default: null }, sentDefault: null },
    ])
    expect(commands[1]?.parameters).to.deep.equal(command('x').parameters)
  })

  it('says of a command how its long calls are answered, also that it is no job', () => {
    const long = { ...description, commands: [{ ...command('show'), isJob: true }, command('drop-all')] }
    const manifest: Manifest = { commands: { show: { job: false }, 'drop-all': { task: 'required' } } }
    const { commands } = applyManifest(makePlugin({ manifest }), long)
    expect(commands[0]).to.include({ isJob: false })
    expect(commands[1]).to.include({ task: 'required' })
  })

  it('says what the program is for in the words of its owner', () => {
    const said = 'Look here first.\n\nThen there.'
    expect(applied({ instructions: said }).about).to.equal('Look here first. Then there.')
    expect(applyManifest(makePlugin(), { ...description, about: 'Shows.' }).about).to.equal('Shows.')
  })

  it('warns of a command that there is not, and not of one that is hidden', () => {
    const { problems } = applied({
      hide: ['show'],
      commands: { show: { title: 'x' }, constructor: { title: 'x' }, gone: {} },
    })
    expect(problems.map(({ file, field, severity }) => [file, field, severity])).to.deep.equal([
      ['/plugins/p/smcp.json', 'commands.constructor', 'warning'],
      ['/plugins/p/smcp.json', 'commands.gone', 'warning'],
    ])
  })

  it('warns of none where the program could not tell its commands', () => {
    const broken = problemIn('/plugins/p/cli.py', 'p').error('click is missing')
    const manifest = { commands: { show: { title: 'Show' } } }
    const problemsOf = (problems: readonly Problem[]): readonly Problem[] =>
      applyManifest(makePlugin({ manifest }), { source: 'none', commands: [], problems }).problems
    expect(problemsOf([broken])).to.deep.equal([broken])
    expect(problemsOf([])).to.have.lengthOf(1)
  })
})
