import { expect } from 'chai'
import { inEnglish } from '../../../../../../src/discovery/describe/help/layout/in-english.js'

describe('the titles of a help in another language', () => {
  it('are put into English', () => {
    expect(inEnglish('Aufruf: x [OPTION]\n\nOptionen:\n  -v  mehr')).to.equal(
      'Usage: x [OPTION]\n\nOptions:\n  -v  mehr',
    )
    expect(inEnglish('Utilisation : x\nOptions :\n')).to.equal('Usage: x\nOptions:\n')
    expect(inEnglish('使い方：x\nコマンド:\n')).to.equal('Usage: x\nCommands:\n')
  })

  it('are only lines of their own', () => {
    const text = 'Der Aufruf: x\n  -v  Optionen: keine'
    expect(inEnglish(text)).to.equal(text)
  })
})
