import { expect } from 'chai'
import {
  isListOfNames,
  namesAmong,
  namesThatCount,
} from '../../../../../src/discovery/describe/contract/required-names.js'
import type { JsonSchema } from '../../../../../src/discovery/tool.js'

const checked = (schema: JsonSchema, ...listed: string[]) => {
  const { names, complaints } = namesThatCount(listed, schema, 'required')
  return { names, messages: complaints.map(({ message }) => message).join() }
}
const city = { city: { type: 'string' } }

describe('namesThatCount', () => {
  it('takes the names of properties, and says of another what there is', () => {
    expect(checked({ type: 'object', properties: city }, 'city')).to.deep.equal({
      names: ['city'],
      messages: '',
    })
    const { names, messages } = checked({ type: 'object', properties: city }, 'city', 'town')
    expect(names).to.deep.equal(['city'])
    expect(messages).to.equal('"town" is not one of the properties city; it is left out')
  })

  it('keeps a name that an open object may have, with a warning', () => {
    for (const open of [{ additionalProperties: true }, { patternProperties: { '^t': {} } }]) {
      const { names, messages } = checked({ type: 'object', properties: city, ...open }, 'town')
      expect(names).to.deep.equal(['town'])
      expect(messages).to.match(/^"town" is not one of the properties city; some clients refuse that/)
    }
    expect(checked({ type: 'object' }, 'town').names).to.deep.equal(['town'])
  })

  it('can say nothing where properties may come from elsewhere', () => {
    for (const word of ['$ref', 'allOf', 'oneOf', 'if'])
      expect(checked({ properties: city, [word]: {} }, 'town')).to.deep.equal({
        names: ['town'],
        messages: '',
      })
  })

  it('takes none for what is no object', () => {
    const { names, messages } = checked({ type: 'string' }, 'town')
    expect(names).to.deep.equal([])
    expect(messages).to.contain('but the type is "string"')
  })
})

describe('namesAmong', () => {
  it('says that there are none where nothing is known', () => {
    const { complaints } = namesAmong([], ['a'], 'parameters', 'required')
    expect(complaints).to.deep.equal([
      { field: 'required', message: '"a" is not one of the parameters: there are none; it is left out' },
    ])
  })
})

describe('isListOfNames', () => {
  it('is a list of strings alone', () => {
    expect([[], ['a'], ['a', 1], 'a', true, undefined].map(isListOfNames)).to.deep.equal([
      true,
      true,
      false,
      false,
      false,
      false,
    ])
  })
})
