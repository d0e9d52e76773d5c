import { expect } from 'chai'
import { inPlaceOf } from '../../../../../src/discovery/describe/merge/in-place-of.js'

describe('inPlaceOf', () => {
  const other = {
    name: 'o',
    flag: '-o',
    required: false,
    list: 'repeated',
    schema: { type: 'array' },
  } as const

  it('takes all from the other source but the name, the spelling, the place and the text', () => {
    const own = { name: 'out', flag: '--out', required: true, depth: 1, isInherited: true, isSwitch: true }
    const schema = { type: 'boolean', description: 'Where to' }
    expect(inPlaceOf({ ...own, schema }, other, 'manual')).to.deep.equal({
      name: 'out',
      flag: '--out',
      required: true,
      depth: 1,
      isInherited: true,
      list: 'repeated',
      schema: { type: 'array', description: 'Where to' },
      source: 'manual',
    })
  })

  it('takes the text of the other source where there is none', () => {
    const own = { name: 'out', flag: '--out', required: false, schema: { type: 'boolean' } }
    const described = { ...other, schema: { type: 'array', description: 'Files' } }
    expect(inPlaceOf(own, described, 'parser').schema).to.deep.equal({ type: 'array', description: 'Files' })
  })
})
