import { expect } from 'chai'
import { withoutUnderlines } from '../../../../../../src/discovery/describe/help/layout/underlined.js'

describe('withoutUnderlines', () => {
  it('ends a title that is underlined in a colon', () => {
    expect(withoutUnderlines('Commands\n--------\nget\n\nMore:\n=====\n')).to.equal(
      'Commands:\n\nget\n\nMore:\n\n',
    )
  })

  it('leaves lines that are no titles', () => {
    for (const text of [
      'Commands\n----------------\n',
      'It ends here.\n-------------\n',
      'Commands\n--all\n',
    ])
      expect(withoutUnderlines(text)).to.equal(text)
  })
})
