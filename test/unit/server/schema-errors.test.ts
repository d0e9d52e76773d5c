import { specTypeSchemas } from '@modelcontextprotocol/server'
import { expect } from 'chai'
import { issuesInWords, schemaErrorInWords } from '../../../src/server/schema-errors.js'

const issuesOf = (params: unknown) =>
  specTypeSchemas.CallToolRequest['~standard'].validate({ method: 'tools/call', params }).issues ?? []
const answer = (message: string, code = -32603) => ({
  jsonrpc: '2.0' as const,
  id: 1,
  error: { code, message },
})

describe('issuesInWords', () => {
  it('names each field and what was expected there', () => {
    expect(issuesInWords(issuesOf({ name: 1 }))).to.equal('params.name: expected string, received number')
    expect(issuesInWords(issuesOf({ name: 'x', _meta: { progressToken: {} } }))).to.equal(
      'params._meta.progressToken: expected string, received object, or expected number, received object',
    )
    expect(issuesInWords([{ message: 'Invalid input: expected object, received array' }])).to.equal(
      'expected object, received array',
    )
  })

  it('names the first three, and says how many more there are', () => {
    const issues = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ path: [name, 0], message: 'Too small' }))
    expect(issuesInWords(issues)).to.equal('a.0: Too small; b.0: Too small; c.0: Too small; and 2 more')
  })
})

describe('schemaErrorInWords', () => {
  it("makes a sentence of the SDK's dump, and an error of the request", () => {
    const dump = JSON.stringify(issuesOf({ name: 1 }), null, 2)
    const fault = 'params.name: expected string, received number'
    expect(schemaErrorInWords(answer(dump))).to.deep.equal(answer(`Invalid request: ${fault}`, -32602))
    expect(schemaErrorInWords(answer(`Invalid tools/call request: ${dump}`))).to.deep.equal(
      answer(`Invalid tools/call request: ${fault}`, -32602),
    )
  })

  it('leaves every other error as it is', () => {
    for (const message of ['No tool "x"', '[1, 2]', '[{"path": 1}]', '[{', 'Tool [a] failed: [{"a": 1}]', ''])
      expect(schemaErrorInWords(answer(message)), message).to.deep.equal(answer(message))
  })
})
