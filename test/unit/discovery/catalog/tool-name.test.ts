import { expect } from 'chai'
import { toolName } from '../../../../src/discovery/catalog/tool-name.js'

describe('toolName', () => {
  it('begins with the plugin, or with the prefix that it declares', () => {
    expect(toolName({ name: 'demo' }, {}, 'go')).to.equal('demo__go')
    expect(toolName({ name: 'demo' }, { prefix: 'free_' }, 'go')).to.equal('free_go')
  })

  it('is shortened to what clients take, each to another', () => {
    const [one, other] = ['a', 'b'].map((end) => toolName({ name: 'demo' }, {}, 'x'.repeat(80) + end, 48))
    expect(one)
      .to.match(/^demo__x+_[\da-f]{8}$/)
      .and.have.length(48)
    expect(one).not.to.equal(other)
  })
})
