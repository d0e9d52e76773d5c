import { expect } from 'chai'
import { clientFindings } from '../../../../src/lint/client-findings.js'
import type { Client } from '../../../../src/lint/clients.js'
import type { ListedTool } from '../../../../src/lint/rule.js'
import { good, named, withProperty } from '../listed-tool.js'

const withSchema = (more: Record<string, unknown>): ListedTool => ({
  ...good,
  inputSchema: { ...good.inputSchema, ...more },
})
const fieldsFor = (client: Client, tool: ListedTool): string[] =>
  clientFindings({ tools: [tool] }, [client]).map(({ field, message }) => `${field} ${message}`)

describe('the limits of clients', () => {
  for (const [client, longest] of [
    ['letta', 48],
    ['claude', 53],
    ['cursor', 55],
    ['openai', 57],
  ] as const) {
    it(`takes names of ${longest} characters for ${client}, the prefix counted, and none longer`, () => {
      expect(fieldsFor(client, named(longest))).to.deep.equal([])
      expect(fieldsFor(client, named(longest + 1))).to.have.length(1)
    })
  }

  for (const [what, tool, field] of [
    [
      'a property without a type',
      withProperty('a', { description: 'x' }),
      'inputSchema.properties.a has no type',
    ],
    [
      'an untyped branch',
      withProperty('a', { anyOf: [{ type: 'null' }, {}] }),
      'inputSchema.properties.a.anyOf[1]',
    ],
    ['an array without items', withProperty('a', { type: 'array' }), 'inputSchema.properties.a is an array'],
    [
      'items without a type',
      withProperty('a', { type: 'array', items: {} }),
      'inputSchema.properties.a.items has no',
    ],
    ['a boolean as a schema', withProperty('a', true), 'inputSchema.properties.a must be an object'],
    [
      'a required object that takes nothing',
      withProperty('a', { type: 'object' }),
      'inputSchema.properties.a is req',
    ],
    ['a root that is no object', withSchema({ type: 'string' }), 'inputSchema.type must be "object"'],
    ['anyOf at the top level', withSchema({ anyOf: [{ type: 'object' }] }), 'inputSchema.anyOf is refused'],
    ['required naming no property', withSchema({ required: ['b'] }), 'inputSchema.required names "b"'],
    [
      'its own parameter',
      withProperty('request_heartbeat', { type: 'boolean' }),
      'inputSchema.properties.request_h',
    ],
  ] as const) {
    it(`says that Letta refuses ${what}`, () => {
      expect(fieldsFor('letta', tool)).to.have.length(1)
      expect(fieldsFor('letta', tool)[0]).to.contain(field)
    })
  }

  it('lets Letta have what it takes: typed branches, open objects, several types', () => {
    for (const schema of [
      { anyOf: [{ type: 'string' }, { type: 'null' }] },
      { type: 'object', additionalProperties: true },
      { type: ['string', 'null'] },
    ])
      expect(fieldsFor('letta', withProperty('a', schema))).to.deep.equal([])
  })

  for (const [what, tool, field] of [
    ['allOf at the top level', withSchema({ allOf: [] }), 'inputSchema.allOf is refused'],
    ['a property called a/b', withProperty('a/b', { type: 'string' }), 'inputSchema.properties.a/b must'],
    [
      'another dialect',
      withSchema({ $schema: 'http://json-schema.org/draft-07/schema#' }),
      'inputSchema.$schema',
    ],
    ['a name with a dot', { ...good, name: 'demo.go' }, 'name must consist of letters'],
  ] as const) {
    it(`says that Claude fails every request over ${what}`, () => {
      expect(fieldsFor('claude', tool)).to.have.length(1)
      expect(fieldsFor('claude', tool)[0]).to.contain(field).and.contain('fails every request')
    })
  }

  it('says that VS Code leaves a tool out that has an array without items', () => {
    expect(fieldsFor('vscode', withProperty('a', { type: 'array' }))).to.have.length(1)
  })

  it('says that the TypeScript SDK refuses the whole list over a result that is no object', () => {
    expect(fieldsFor('sdk', { ...good, outputSchema: { type: 'array' } })).to.have.length(1)
    expect(fieldsFor('sdk', { ...good, outputSchema: { type: 'object' } })).to.deep.equal([])
  })

  it('says that some clients drop a tool without a title or a description, and warns of a $ref', () => {
    expect(fieldsFor('others', { ...good, title: '', description: ' ' })).to.have.length(2)
    const findings = clientFindings({ tools: [withProperty('a', { $ref: '#/$defs/a' })] }, ['others'])
    expect(findings.map(({ severity }) => severity)).to.deep.equal(['warning'])
  })
})
