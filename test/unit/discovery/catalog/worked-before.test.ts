import { expect } from 'chai'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WorkedBefore } from '../../../../src/discovery/catalog/worked-before.js'
import { makePlugin } from '../../../support/make-plugin.js'

describe('WorkedBefore', () => {
  it('remembers an act of a plugin, by its folder, until it is told that there is none', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    const [plugin, other] = [makePlugin(), makePlugin({ dir: '/elsewhere/p' })]
    await new WorkedBefore(dir).write(plugin, 'it changed a.log')
    expect(await new WorkedBefore(dir).read(plugin)).to.equal('it changed a.log')
    expect(await new WorkedBefore(dir).read(other)).to.equal(undefined)
    await new WorkedBefore(dir).write(plugin, undefined)
    expect(await new WorkedBefore(dir).read(plugin)).to.equal(undefined)
  })

  it('is no error where nothing can be written', async () => {
    const nowhere = new WorkedBefore('/proc/none/smcp')
    await nowhere.write(makePlugin(), 'it changed a.log')
    await nowhere.write(makePlugin(), undefined)
    expect(await nowhere.read(makePlugin())).to.equal(undefined)
  })
})
