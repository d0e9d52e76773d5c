import { expect } from 'chai'
import { allowedTools } from '../../../../src/server/keys/allowed-tools.js'
import type { Keys } from '../../../../src/server/keys/keys.js'
import { makePlugin, makeTool } from '../../../support/make-plugin.js'
import { makeToolset } from '../../../support/make-toolset.js'

const tools = ['deploy', 'destroy', 'status'].map((command) => makeTool(makePlugin({ name: 'ops' }), command))
const named = { name: 'ci', sha256: 'ci', created: '', tools: ['ops__de*'] }
const keys: Pick<Keys, 'find'> = { find: (key) => (key === 'ci' ? named : undefined) }

describe('the tools that a key allows', () => {
  const viewFor = allowedTools(makeToolset(...tools), keys)

  it('are those of its globs, the same array each time; all without a key that has some', async () => {
    const view = viewFor({ key: 'ci' })
    expect((await view.list()).map(({ name }) => name)).to.deep.equal(['ops__deploy', 'ops__destroy'])
    expect(await viewFor({ key: 'ci' }).list()).to.equal(await view.list())
    expect(await viewFor({}).list()).to.equal(await viewFor({ key: 'other' }).list())
  })

  it('are all that a name can mean, also in its hints', async () => {
    const said = await viewFor({ key: 'ci' })
      .resolve('ops__statu')
      .catch((error: unknown) => (error as { text: string }).text)
    expect(said).to.equal('No tool "ops__statu"')
    const near = await viewFor({ key: 'ci' })
      .resolve('ops__deplo')
      .catch((error: unknown) => (error as { text: string }).text)
    expect(near).to.equal('No tool "ops__deplo". Did you mean ops__deploy?')
  })
})
