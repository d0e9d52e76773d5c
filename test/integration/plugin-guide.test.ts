import { expect } from 'chai'
import { readConfig } from '../../src/config.js'
import { openCore, type Core } from '../../src/core/open-core.js'
import { callText } from '../support/call-text.js'
import { writeExamples } from '../support/write-examples.js'

describe('the four ways to describe a plugin, as the guide shows them', () => {
  let core: Core
  before(async () => {
    const pluginsDirs = [await writeExamples('plugin-development-guide.md')]
    core = openCore({ ...readConfig({ pluginsDirs }), noCache: true })
    await core.catalog.load()
  })

  const call = (name: string, args: Record<string, unknown>): Promise<string> => callText(core, name, args)

  it('finds four plugins by four sources, and nothing wrong with them', () => {
    expect(core.catalog.problems()).to.deep.equal([])
    expect(core.catalog.plugins().map(({ name, source }) => [name, source])).to.deep.equal([
      ['by_contract', 'contract'],
      ['by_help', 'help'],
      ['by_manifest', 'contract'],
      ['by_parser', 'parser'],
    ])
  })

  it('runs them', async () => {
    for (const name of ['by_parser__greet', 'by_contract__greet', 'by_manifest__greet'])
      expect(await call(name, { name: 'Ada' }), name).to.equal('Hello, Ada! It is 20 degrees.')
    expect(await call('by_help__run', { NAME: 'Ada', loud: true })).to.equal('HELLO, ADA! IT IS 20 DEGREES.')
  })

  it('gives them values that begin with a dash, every item of a list, and numbers', async () => {
    const args = { also: ['Bob', '-Cy'], degrees: -2.5 }
    for (const name of ['by_parser__greet', 'by_contract__greet', 'by_manifest__greet'])
      expect(await call(name, { name: '-Ada', ...args }), name).to.equal(
        'Hello, -Ada, Bob, -Cy! It is -2.5 degrees.',
      )
    expect(await call('by_help__run', { NAME: '-Ada', ...args })).to.equal(
      'Hello, -Ada, Bob, -Cy! It is -2.5 degrees.',
    )
  })

  it('says what the manifest adds', async () => {
    const tool = (await core.catalog.list()).find(({ name }) => name === 'by_manifest__greet')
    expect(tool).to.deep.include({ title: 'Greet', annotations: { readOnlyHint: true } })
  })
})
