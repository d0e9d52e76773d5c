import { expect } from 'chai'
import { openEntry, sealEntry } from '../../../src/process/sealed-entry.js'

describe('a sealed entry', () => {
  const text = sealEntry('thing', 3, { name: 'é', values: [1, 2] })

  it('is opened as it was written, by its kind and format', () => {
    expect(openEntry('thing', 3, text)).to.deep.equal({ name: 'é', values: [1, 2] })
    expect(openEntry('thing', 4, text)).to.equal(undefined)
    expect(openEntry('other', 3, text)).to.equal(undefined)
  })

  it('is none where it was changed or cut off', () => {
    for (const damaged of [text.replace('2', '3'), text.slice(0, -1), text.split('\n')[1]!, 'null', ''])
      expect(openEntry('thing', 3, damaged), damaged).to.equal(undefined)
  })
})
