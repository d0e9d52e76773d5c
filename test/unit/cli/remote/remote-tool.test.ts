import { expect } from 'chai'
import { remoteTool } from '../../../../src/cli/remote/remote-tool.js'
import { fitArguments } from '../../../../src/cli/tools/fit-arguments.js'
import { signature } from '../../../../src/cli/tools/signature.js'
import { jsonArguments } from '../../../../src/executor/check-arguments.js'

const toolOf = (inputSchema: object, given: string[] = []) =>
  remoteTool({ name: 'go', inputSchema: { type: 'object', ...inputSchema } } as never, given)
const args = (inputSchema: object, texts: Record<string, string>) => {
  const given = { values: {}, texts: new Map(Object.entries(texts).map(([name, text]) => [name, [text]])) }
  const fitted = fitArguments(toolOf(inputSchema), given)
  return jsonArguments(toolOf(inputSchema, Object.keys(fitted)), fitted)
}

describe('remoteTool', () => {
  const typed = {
    properties: {
      count: { type: 'integer' },
      ok: { anyOf: [{ type: 'boolean' }, { type: 'null' }] },
      tags: { type: 'array', items: { type: 'string' } },
      point: { $ref: '#/$defs/Point' },
    },
    required: ['count'],
    $defs: { Point: { type: 'object', properties: { x: { type: 'number' } } } },
  }

  it('has the types of its schema, also those that have a name', () => {
    expect(args(typed, { count: '3', ok: 'true', tags: 'a,b', point: '{"x": 1}' })).to.deep.equal({
      count: 3,
      ok: true,
      tags: ['a', 'b'],
      point: { x: 1 },
    })
    expect(signature(toolOf(typed))).to.equal('go(count: integer, ok?: any, tags?: string[], point?: object)')
  })

  it('refuses what its schema does', () => {
    expect(() => args(typed, {})).to.throw('go: "count" is missing')
    expect(() => args(typed, { count: 'x' })).to.throw('"x" is not an integer')
    expect(() => args(typed, { cuont: '1' })).to.throw('go has no argument "cuont"')
  })

  it('takes other names where the schema says so, or declares none', () => {
    expect(args({}, { any: 'x' })).to.deep.equal({ any: 'x' })
    const open = { properties: { a: { type: 'string' } }, additionalProperties: true }
    expect(args(open, { b: 'x' })).to.deep.equal({ b: 'x' })
    expect(() => args({ additionalProperties: false }, { b: 'x' })).to.throw('go has no argument "b"')
  })

  it('leaves a schema to the server that can not be compiled here', () => {
    const strange = { properties: { n: { type: 'number', minimum: 'low' }, r: { $ref: 'other.json#/x' } } }
    expect(args(strange, { n: '1', r: 'y' })).to.deep.equal({ n: 1, r: 'y' })
  })
})
