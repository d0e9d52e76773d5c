import { expect } from 'chai'
import { readProperty } from '../../../../../src/discovery/describe/contract/read-property.js'
import type { JsonSchema } from '../../../../../src/discovery/tool.js'

const text = { type: 'string' }
const object = (properties: JsonSchema, more: JsonSchema = {}): JsonSchema => ({
  type: 'object',
  properties,
  ...more,
})

interface Row {
  readonly what: string
  readonly said: JsonSchema
  readonly schema: JsonSchema
  readonly isRequired?: boolean
  readonly complaints?: readonly string[]
}

const street = { street: text, city: text }
const rows: readonly Row[] = [
  { what: 'nothing', said: text, schema: text },
  { what: 'a parameter that is required', said: { ...text, required: true }, schema: text, isRequired: true },
  { what: 'a parameter that is not', said: { ...text, required: false }, schema: text },
  {
    what: 'properties that are required, of an object that is not',
    said: object(street, { required: ['city'] }),
    schema: object(street, { required: ['city'] }),
  },
  {
    what: 'properties that say it of themselves',
    said: object(
      { street: text, city: { ...text, required: true }, zip: { ...text, required: false } },
      { required: true },
    ),
    schema: object({ ...street, zip: text }, { required: ['city'] }),
    isRequired: true,
  },
  {
    what: 'both ways at once, each name once',
    said: object(
      { street: { ...text, required: true }, city: text },
      { required: ['city', 'street', 'city'] },
    ),
    schema: object(street, { required: ['city', 'street'] }),
  },
  {
    what: 'an object in an object',
    said: object({ place: object(street, { required: ['city'] }) }, { required: ['place'] }),
    schema: object({ place: object(street, { required: ['city'] }) }, { required: ['place'] }),
  },
  {
    what: 'an object in the items of a list, in an object',
    said: object({ stops: { type: 'array', items: object({ city: { ...text, required: true } }) } }),
    schema: object({ stops: { type: 'array', items: object({ city: text }, { required: ['city'] }) } }),
  },
  {
    what: 'a property that is called required',
    said: object({ required: { type: 'boolean', required: true } }),
    schema: object({ required: { type: 'boolean' } }, { required: ['required'] }),
  },
  {
    what: 'an empty list',
    said: object(street, { required: [] }),
    schema: object(street),
  },
  {
    what: 'a name that no property has',
    said: object(street, { required: ['zip', 'city'] }),
    schema: object(street, { required: ['city'] }),
    complaints: ['p.required "zip" is not one of the properties street, city; it is left out'],
  },
  {
    what: 'such a name deep below',
    said: object({ stops: { type: 'array', items: object(street, { required: ['zip'] }) } }),
    schema: object({ stops: { type: 'array', items: object(street) } }),
    complaints: [
      'p.properties.stops.items.required "zip" is not one of the properties street, city; it is left out',
    ],
  },
  {
    what: 'such a name where others are taken',
    said: object(street, { additionalProperties: true, required: ['zip'] }),
    schema: object(street, { additionalProperties: true, required: ['zip'] }),
    complaints: [
      'p.required "zip" is not one of the properties street, city; some clients refuse that; describe it as a property',
    ],
  },
  {
    what: 'such a name where nothing is described',
    said: { type: 'object', required: ['zip'] },
    schema: { type: 'object', required: ['zip'] },
    complaints: [
      'p.required "zip" is not one of the properties: there are none; some clients refuse that; describe it as a property',
    ],
  },
  {
    what: 'names that branches describe',
    said: {
      type: 'object',
      required: ['zip'],
      anyOf: [object({ zip: text }), object({ zip: { type: 'integer' } })],
    },
    schema: {
      type: 'object',
      required: ['zip'],
      anyOf: [object({ zip: text }), object({ zip: { type: 'integer' } })],
    },
  },
  {
    what: 'a list beside another type',
    said: { type: 'array', items: object(street), required: ['city'] },
    schema: { type: 'array', items: object(street) },
    complaints: [
      'p.required ["city"] applies to the properties of an object, but the type is "array"; it is left out',
    ],
  },
  {
    what: 'what is no list of names, which the check of schemas complains of',
    said: object({ city: { ...text, required: 'yes' } }),
    schema: object({ city: { ...text, required: 'yes' } }),
  },
]

describe('readProperty', () => {
  for (const { what, said, schema, isRequired = false, complaints = [] } of rows) {
    it(`reads ${what}`, () => {
      const read = readProperty(said, 'p')
      expect(read.schema).to.deep.equal(schema)
      expect(read.isRequired).to.equal(isRequired)
      expect(read.complaints.map(({ field, message }) => `${field} ${message}`)).to.deep.equal(complaints)
    })
  }
})
