import { expect } from 'chai'
import { saysValue } from '../../../../../../../src/discovery/describe/help/dialects/plain/says-value.js'

describe('the text of an option without a placeholder', () => {
  it('says that it takes a value', () => {
    for (const text of [
      'port number',
      'the file to read',
      'Specify how it is sorted',
      'list of files to leave out',
      'default path',
      'how often, default 3',
    ])
      expect(saysValue(text), text).to.equal('value')
  })

  it('says that it takes none', () => {
    for (const text of ['print the port number', 'list files by size', 'lists them', 'use color'])
      expect(saysValue(text), text).to.equal('switch')
  })

  it('says neither', () => {
    for (const text of ['list of supported formats', 'something else', ''])
      expect(saysValue(text), text).to.equal('neither')
  })
})
