import { expect } from 'chai'
import { Redactor } from '../../../src/process/redactor.js'

const redact = (secrets: Record<string, string>, bytes: Buffer): string => {
  const redactor = new Redactor(Object.entries(secrets).map(([variable, value]) => ({ variable, value })))
  return redactor.redact(bytes).toString('latin1')
}

describe('Redactor', () => {
  it('puts the name in the place of each value', () => {
    const bytes = Buffer.from('a=hunter22, b=hunter22hunter22, c=other')
    expect(redact({ A: 'hunter22' }, bytes)).to.equal('a=[secret A], b=[secret A][secret A], c=other')
  })

  it('takes the longer one where one is the beginning of another', () => {
    expect(redact({ A: 'hunter22', B: 'hunter22-more' }, Buffer.from('hunter22-more'))).to.equal('[secret B]')
  })

  it('finds a value also as JSON writes it', () => {
    const value = 'quo"te\\back'
    expect(redact({ A: value }, Buffer.from(JSON.stringify({ is: value })))).to.equal('{"is":"[secret A]"}')
    expect(redact({ A: '$& and $1' }, Buffer.from('is $& and $1'))).to.equal('is [secret A]')
  })

  it('keeps every other byte, and the buffer itself where nothing is found', () => {
    const bytes = Buffer.from([0, 255, 128, ...Buffer.from('pässwört'), 254])
    expect(redact({ A: 'pässwört' }, bytes)).to.equal('\0\xff\x80[secret A]\xfe')
    expect(new Redactor([{ variable: 'A', value: 'hunter22' }]).redact(bytes)).to.equal(bytes)
  })
})
