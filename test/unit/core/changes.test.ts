import { expect } from 'chai'
import { changeOf, Changes } from '../../../src/core/changes.js'

describe('changes', () => {
  it('are of a list, or of a resource', () => {
    expect(['tools', 'prompts', 'resources', 'file:///a'].map(changeOf)).to.deep.equal([
      { list: 'tools' },
      { list: 'prompts' },
      { list: 'resources' },
      { resource: 'file:///a' },
    ])
  })

  it('reach all who listen', () => {
    const changes = new Changes()
    const told: unknown[] = []
    for (const name of ['a', 'b']) changes.on('change', (change) => told.push([name, change]))
    changes.tell({ list: 'tools' })
    expect(told).to.deep.equal([
      ['a', { list: 'tools' }],
      ['b', { list: 'tools' }],
    ])
  })
})
