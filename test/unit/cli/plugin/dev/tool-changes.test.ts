import { expect } from 'chai'
import { isUnchanged, toolChanges } from '../../../../../src/cli/plugin/dev/tool-changes.js'
import type { Parameter, Tool } from '../../../../../src/discovery/tool.js'
import { makePlugin, makeTool } from '../../../../support/make-plugin.js'

/** A tool with these parameters, which its schema shows too. */
const tool = (command: string, parameters: readonly Parameter[] = [], more: Partial<Tool> = {}): Tool => {
  const made = makeTool(makePlugin(), command, undefined, more)
  const properties = Object.fromEntries(parameters.map(({ name, schema }) => [name, schema]))
  const required = parameters.flatMap(({ name, required }) => (required ? [name] : []))
  return {
    ...made,
    inputSchema: { type: 'object', properties, required },
    command: { ...made.command, parameters },
  }
}
const name: Parameter = { name: 'name', required: true, schema: { type: 'string', description: 'Who.' } }
const changesOf = (was: Tool, now: Tool): readonly string[] =>
  toolChanges([was], [now]).changed[0]?.changes ?? []

describe('toolChanges', () => {
  it('is nothing where clients see no difference', () => {
    const changes = toolChanges([tool('a', [name])], [tool('a', [name])])
    expect(changes).to.deep.equal({ added: [], removed: [], changed: [] })
    expect(isUnchanged(changes)).to.equal(true)
  })

  it('names what is new and what is gone', () => {
    const { added, removed, changed } = toolChanges([tool('a'), tool('b')], [tool('b'), tool('c')])
    expect([added, removed].map((tools) => tools.map((one) => one.name))).to.deep.equal([['p__c'], ['p__a']])
    expect(changed).to.deep.equal([])
    expect(isUnchanged(toolChanges([tool('a')], []))).to.equal(false)
  })

  it('says of a parameter that it is new, gone, or what is another', () => {
    const times: Parameter = { name: 'times', required: false, schema: { type: 'integer', default: 1 } }
    expect(changesOf(tool('a', [name]), tool('a', [name, times]))).to.deep.equal([
      'times added: times?: integer = 1',
    ])
    expect(changesOf(tool('a', [name, times]), tool('a', [times]))).to.deep.equal(['name removed'])
    expect(changesOf(tool('a', [name]), tool('a', [{ ...name, required: false }]))).to.deep.equal([
      'name: string -> name?: string',
    ])
    const described = { ...name, schema: { type: 'string', description: 'Whom.', minLength: 1 } }
    expect(changesOf(tool('a', [name]), tool('a', [described]))).to.deep.equal([
      'name: description, minLength changed',
    ])
  })

  it('says how the texts and the annotations differ', () => {
    const was = tool('a', [], { description: 'Old.', title: 'A' })
    const now = tool('a', [], { description: 'New.', title: 'B', annotations: { readOnlyHint: true } })
    expect(changesOf(was, now)).to.deep.equal([
      'title: "A" -> "B"',
      'description: "Old." -> "New."',
      'annotations: none -> read-only',
    ])
    expect(changesOf(was, { ...was, outputSchema: { type: 'object' } })).to.deep.equal([
      'output schema changed',
    ])
  })

  it('says so of a schema that differs in what no parameter shows', () => {
    const was = tool('a')
    expect(changesOf(was, { ...was, inputSchema: { ...was.inputSchema, minProperties: 1 } })).to.deep.equal([
      'input schema changed',
    ])
  })
})
