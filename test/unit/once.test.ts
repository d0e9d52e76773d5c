import { expect } from 'chai'
import { once, oncePer } from '../../src/once.js'

describe('once', () => {
  it('makes a thing at the first call, and gives the same at every other', () => {
    let made = 0
    const get = once(() => ({ number: (made += 1) }))
    expect(made).to.equal(0)
    const first = get()
    expect([get(), made]).to.deep.equal([first, 1])
    expect(get()).to.equal(first)
  })

  it('makes it once also where it is undefined', () => {
    let made = 0
    const get = once(() => {
      made += 1
    })
    get()
    get()
    expect(made).to.equal(1)
  })

  it('makes it anew where making it has failed', () => {
    let tries = 0
    const get = once(() => {
      tries += 1
      if (tries === 1) throw new Error('no')
      return tries
    })
    expect(get).to.throw('no')
    expect([get(), get()]).to.deep.equal([2, 2])
  })
})

describe('oncePer', () => {
  it('makes a thing once for each key, also where it is undefined', () => {
    const asked: object[] = []
    const get = oncePer((key: { readonly value?: number }) => {
      asked.push(key)
      return key.value
    })
    const [one, none] = [{ value: 1 }, {}]
    expect([get(one), get(none), get(one), get(none)]).to.deep.equal([1, undefined, 1, undefined])
    expect(asked).to.deep.equal([one, none])
  })
})
