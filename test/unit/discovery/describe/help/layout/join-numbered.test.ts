import { expect } from 'chai'
import { joinNumbered } from '../../../../../../src/discovery/describe/help/layout/join-numbered.js'

const joined = (names: string, tokens: readonly string[] = []): string =>
  joinNumbered(
    names
      .split(' ')
      .map((name) => ({ name: name.replace('*', ''), required: true, isList: name.endsWith('*') })),
    tokens,
  )
    .map(({ name, isList }) => `${name}${isList ? '*' : ''}`)
    .join(' ')

describe('positionals with numbers', () => {
  it('are one list where dots follow or one of them is a list', () => {
    expect(joined('page1 page2 pageN', ['...'])).to.equal('page*')
    expect(joined('page1.css page2.css*')).to.equal('page.css*')
    expect(joined('page1.css page2.js', ['...'])).to.equal('page*')
    expect(joined('shelf page page2*')).to.equal('shelf page*')
  })

  it('are one list where the name alone is the first of three', () => {
    expect(joined('PAGE PAGE2 PAGE3')).to.equal('PAGE*')
  })

  it('are as many as there are elsewhere', () => {
    expect(joined('PAGE PAGE2')).to.equal('PAGE PAGE2')
    expect(joined('page1 page2 page3')).to.equal('page1 page2 page3')
    expect(joined('page book2', ['...'])).to.equal('page book2')
  })
})
