import { expect } from 'chai'
import { withOptionTypes } from '../../../../../src/discovery/describe/probe/with-option-types.js'
import type { Parameter } from '../../../../../src/discovery/tool.js'

/** The parameter of a help after what the parser knows of the option. */
function typed(shown: Partial<Parameter>, known?: Partial<Parameter>): Parameter | undefined {
  const whole = { name: 'out', flag: '--out', required: false, schema: { type: 'string' } }
  const help = {
    source: 'help',
    problems: [],
    commands: [{ name: 'run', path: [], description: '', parameters: [{ ...whole, ...shown }] }],
  } as const
  const parameter = known && { ...whole, name: 'o', flag: '-o', ...known }
  const options = [{ flags: ['-o', '--out'], ...(parameter && { parameter }) }]
  return withOptionTypes(help, { options }).commands[0]?.parameters[0]
}

const text = 'Where to'
const asSwitch = { isSwitch: true, schema: { type: 'boolean', description: text } } as const
const asText = { schema: { type: 'string', description: text } } as const
const ofParser = {
  name: 'out',
  flag: '--out',
  required: false,
  source: 'parser',
  completedBy: ['help'],
} as const

describe('withOptionTypes', () => {
  for (const [what, shown, known, expected] of [
    ['makes a value of a switch', asSwitch, {}, { ...ofParser, ...asText }],
    ['makes a switch of a value', asText, asSwitch, { ...ofParser, ...asSwitch }],
    [
      'makes a needed value of one that may be left out',
      { ...asText, isJoined: true, bareValue: 'true' },
      {},
      { ...ofParser, ...asText },
    ],
    [
      'makes a list of a switch whose text speaks of one more',
      { isSwitch: true, schema: { type: 'boolean', description: 'Adds a folder to the search path.' } },
      {},
      {
        ...ofParser,
        list: 'repeated',
        schema: {
          type: 'array',
          items: { type: 'string' },
          description: 'Adds a folder to the search path.',
        },
      },
    ],
    [
      'leaves out the default of one value where its text makes it a list',
      {
        isJoined: true,
        bareValue: 'true',
        schema: { type: 'string', description: 'Adds a folder to the search path.', default: 'lib' },
      },
      {},
      {
        ...ofParser,
        list: 'repeated',
        schema: {
          type: 'array',
          items: { type: 'string' },
          description: 'Adds a folder to the search path.',
        },
      },
    ],
    [
      'makes a list of a value',
      asText,
      { list: 'repeated', schema: { type: 'array', items: { type: 'string' } } },
      {
        ...ofParser,
        list: 'repeated',
        schema: { type: 'array', items: { type: 'string' }, description: text },
      },
    ],
    [
      'makes a number of a text, with the default of the help',
      { schema: { type: 'string', description: text } },
      { schema: { type: 'number', default: 3 } },
      { ...ofParser, schema: { type: 'number', description: text, default: 3 } },
    ],
    [
      'keeps the values and the repeating that only the help knows',
      { list: 'repeated', schema: { type: 'array', items: { type: 'string', enum: ['a'] } } },
      {},
      {
        name: 'out',
        flag: '--out',
        required: false,
        list: 'repeated',
        schema: { type: 'array', items: { type: 'string', enum: ['a'] } },
      },
    ],
    [
      'adds a default that the help does not show',
      asText,
      { schema: { type: 'string', default: 'here' } },
      { name: 'out', flag: '--out', required: false, schema: { ...asText.schema, default: 'here' } },
    ],
    [
      'leaves what the parser takes with a value and without',
      asSwitch,
      undefined,
      { name: 'out', flag: '--out', required: false, ...asSwitch },
    ],
  ] as const satisfies readonly (readonly [
    string,
    Partial<Parameter>,
    Partial<Parameter> | undefined,
    Parameter,
  ])[])
    it(what, () => {
      expect(typed(shown, known)).to.deep.equal(expected)
    })

  it('says of each command how its words are read', () => {
    const command = { name: 'run', path: [], description: '', parameters: [] }
    const help = { source: 'help', problems: [], commands: [command] } as const
    expect(withOptionTypes(help, { options: [], takesDoubleDash: true }).commands).to.deep.equal([
      { ...command, takesDoubleDash: true },
    ])
  })
})
