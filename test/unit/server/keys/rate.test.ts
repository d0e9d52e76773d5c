import { expect } from 'chai'
import { parseRate } from '../../../../src/server/keys/rate.js'

describe('a rate', () => {
  it('is so many calls in a second, a minute, an hour or a day', () => {
    expect(parseRate('5/s')).to.deep.equal({ calls: 5, seconds: 1 })
    expect(parseRate('60/m')).to.deep.equal({ calls: 60, seconds: 60 })
    expect(parseRate('1/h')).to.deep.equal({ calls: 1, seconds: 3600 })
    expect(parseRate('1000/d')).to.deep.equal({ calls: 1000, seconds: 86_400 })
  })

  it('is nothing else', () => {
    for (const text of ['', '0/m', '60', '60/w', '-1/m', '1.5/m', '60/m '])
      expect(() => parseRate(text), text).to.throw('must be calls per s, m, h or d, such as 60/m')
  })
})
