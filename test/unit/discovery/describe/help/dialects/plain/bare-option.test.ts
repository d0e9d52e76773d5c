import { expect } from 'chai'
import type { OptionFacts } from '../../../../../../../src/discovery/describe/help/build-parameter.js'
import { bareOption } from '../../../../../../../src/discovery/describe/help/dialects/plain/bare-option.js'

const facts = (more: Partial<OptionFacts> = {}): OptionFacts => ({
  flags: ['--bees'],
  kind: 'switch',
  ...more,
})

describe('an option without a placeholder', () => {
  it('takes a value where its text leaves no doubt, whatever the others are', () => {
    expect(bareOption(facts(), 'Number of bees', 'switch')).to.equal('value')
    expect(bareOption(facts(), 'Read them from this file', 'switch')).to.equal('value')
    expect(bareOption(facts({ default: 'a', enum: ['a', 'b'] }), 'How [a (default), b]', 'switch')).to.equal(
      'value',
    )
  })

  it('takes one by its default or its words where others may do so unseen', () => {
    expect(bareOption(facts({ default: '8' }), 'How wide', 'neither')).to.equal('value')
    expect(bareOption(facts({ default: 'a' }), 'How wide', 'switch')).to.equal('switch')
    // A switch may be 0 or 1.
    expect(bareOption(facts({ default: '8' }), 'How wide', 'switch')).to.equal('value')
    expect(bareOption(facts({ default: '1' }), 'How wide', 'switch')).to.equal('unsure')
    expect(bareOption(facts({ default: '1' }), 'Show all', 'switch')).to.equal('switch')
    expect(bareOption(facts(), 'Frames: brood, default: 1', 'switch')).to.equal('unsure')
    expect(bareOption(facts({ default: 'on' }), 'Wide ones', 'neither')).to.equal('switch')
    expect(bareOption(facts(), 'Sort them', 'value')).to.equal('switch')
  })

  it('is unsure where many take one unseen, but for what turns something off', () => {
    expect(bareOption(facts(), 'Queen bees', 'value')).to.equal('unsure')
    expect(bareOption(facts(), 'Queen bees', 'neither')).to.equal('switch')
    expect(bareOption(facts({ flags: ['--no-bees'] }), 'Queen bees', 'value')).to.equal('switch')
  })
})
