import { expect } from 'chai'
import { compareResult } from '../../../../../src/cli/plugin/golden/compare-result.js'
import type { Expectation } from '../../../../../src/cli/plugin/golden/golden-call.js'
import { newExpectation } from '../../../../../src/cli/plugin/golden/new-expectation.js'
import type { ToolResult } from '../../../../../src/executor/tool-result.js'

const textOf = (text: string): ToolResult => ({ content: [{ type: 'text', text }] })
const failed: ToolResult = {
  ...textOf('Error: x'),
  isError: true,
  structuredContent: { error: { code: 'plugin_error' } },
}
const structured: ToolResult = { ...textOf('{"a": 1}'), structuredContent: { a: 1 } }
const digits = '[1267650600228229401496703205376]'
const picture: ToolResult = { content: [{ type: 'image', data: 'AAAA', mimeType: 'image/png' }] }

describe('newExpectation', () => {
  const cases: readonly (readonly [
    what: string,
    before: Expectation | undefined,
    ToolResult,
    after: Expectation,
  ])[] = [
    ['says text as text', undefined, textOf('Hello'), { text: 'Hello' }],
    ['says an object as JSON', undefined, textOf('{"a": 1}'), { json: { a: 1 } }],
    ['says a bare number as text', undefined, textOf('5'), { text: '5' }],
    ['says the same number as JSON', undefined, textOf('[1e-07, 2.0]'), { json: [1e-7, 2] }],
    ['says more digits than a number has as text', undefined, textOf(digits), { text: digits }],
    ['says structured content as such', undefined, structured, { structuredContent: { a: 1 } }],
    ['says pictures as content', undefined, picture, { content: picture.content }],
    ['says errors by their text', undefined, failed, { isError: true, text: 'Error: x' }],
    ['leaves what holds', { contains: 'ell' }, textOf('Hello'), { contains: 'ell' }],
    ['keeps the way of what does not hold', { text: '{"a": 2}' }, structured, { text: '{"a": 1}' }],
    ['finds another way where that is gone', { json: { a: 1 } }, textOf('Hello'), { text: 'Hello' }],
    ['says the whole where a part is gone', { contains: 'x' }, textOf('Hello'), { text: 'Hello' }],
    ['drops an error that is none any more', { isError: true, contains: 'x' }, textOf('y'), { text: 'y' }],
  ]
  for (const [what, before, result, after] of cases)
    it(what, () => {
      const said = newExpectation(before, result)
      expect(said).to.deep.equal(after)
      expect(compareResult(said, result)).to.equal(undefined)
    })
})
