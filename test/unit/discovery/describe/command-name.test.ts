import { expect } from 'chai'
import { commandName } from '../../../../src/discovery/describe/command-name.js'

describe('commandName', () => {
  it('joins the words of a path with what every client takes', () => {
    expect(commandName([])).to.equal('run')
    expect(commandName(['db', 'load-all'])).to.equal('db_load-all')
    expect(commandName(['cache:clear', 'größe'])).to.equal('cache_clear_gr__e')
  })
})
