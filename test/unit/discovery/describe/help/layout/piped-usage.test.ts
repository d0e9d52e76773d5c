import { expect } from 'chai'
import { withoutPipes } from '../../../../../../src/discovery/describe/help/layout/piped-usage.js'

describe('withoutPipes', () => {
  it('leaves out what is piped into the program', () => {
    for (const before of ['cat a.txt', 'echo "{}"', '<something>', '...'])
      expect(withoutPipes(`${before} | hum [FILE]`)).to.deep.equal(['hum [FILE]'])
  })

  it('splits a line that shows the program again behind a pipe', () => {
    const both = ['knit [options] one.wool ...', 'knit [options] -']
    expect(withoutPipes('knit [options] one.wool ...  (or pipe)  other | knit [options] -')).to.deep.equal(
      both,
    )
    expect(withoutPipes('knit [options] one.wool ... other | knit [options] -')).to.deep.equal(both)
  })

  it('leaves alternatives as they are', () => {
    for (const usage of ['hum FILE | hum-all', 'hum [a | b] FILE', 'hum start | stop'])
      expect(withoutPipes(usage)).to.deep.equal([usage])
  })
})
