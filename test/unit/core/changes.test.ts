import { expect } from 'chai'
import { until } from '../../support/processes.js'
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

  it('reach all who listen, a moment later, and once where a program tells of one thing many times', async () => {
    const changes = new Changes()
    const told: unknown[] = []
    for (const name of ['a', 'b']) changes.on('change', (change) => told.push([name, change]))
    for (let n = 0; n < 2000; n += 1) changes.tell({ list: 'tools' })
    changes.tell({ resource: 'file:///a' })
    expect(told).to.deep.equal([])
    await until(() => told.length >= 4)
    expect(told).to.deep.equal([
      ['a', { list: 'tools' }],
      ['b', { list: 'tools' }],
      ['a', { resource: 'file:///a' }],
      ['b', { resource: 'file:///a' }],
    ])
  })

  it('are all told that are of lists, and of no more than 1,000 resources', async () => {
    const changes = new Changes()
    const told: unknown[] = []
    changes.on('change', (change) => told.push(change))
    for (let n = 0; n < 2000; n += 1) changes.tell({ resource: `file:///${n}` })
    changes.tell({ list: 'prompts' })
    await until(() => told.length > 0)
    expect(told).to.have.length(1001)
    expect(told.at(-1)).to.deep.equal({ list: 'prompts' })
  })
})
