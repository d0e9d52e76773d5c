import { expect } from 'chai'
import { compareResult } from '../../../../../src/cli/plugin/golden/compare-result.js'
import type { Expectation } from '../../../../../src/cli/plugin/golden/golden-call.js'
import type { ToolResult } from '../../../../../src/executor/tool-result.js'

const textOf = (text: string): ToolResult => ({ content: [{ type: 'text', text }] })
const failed: ToolResult = { ...textOf('Error: x failed'), isError: true }
const picture: ToolResult = { content: [{ type: 'image', data: 'AAAA', mimeType: 'image/png' }] }
const structured: ToolResult = { ...textOf('{"a": 1}'), structuredContent: { a: 1 } }

describe('compareResult', () => {
  const holding: readonly (readonly [Expectation, ToolResult])[] = [
    [{}, textOf('anything')],
    [{ text: 'Hello' }, textOf('Hello')],
    [{ contains: 'ell' }, textOf('Hello')],
    [{ contains: ['H', 'o'] }, textOf('Hello')],
    [{ json: { b: 2, a: [1] } }, textOf('{"a": [1], "b": 2}')],
    [{ isError: true }, failed],
    [{ isError: true, contains: 'x failed' }, failed],
    [{ structuredContent: { a: 1 } }, structured],
    [{ content: picture.content }, picture],
  ]
  for (const [expected, result] of holding)
    it(`finds that ${JSON.stringify(expected)} holds`, () => {
      expect(compareResult(expected, result)).to.equal(undefined)
    })

  const failing: readonly (readonly [Expectation, ToolResult, string, string | undefined])[] = [
    [{}, failed, 'isError', undefined],
    [{ isError: true }, textOf('fine'), 'isError', undefined],
    [{ text: 'Hello' }, textOf('Hello!'), 'text', undefined],
    [{ contains: ['H', 'z'] }, textOf('Hello'), 'contains', undefined],
    [{ json: { a: [1, 2] } }, textOf('{"a": [1, 3]}'), 'json', 'a[1]'],
    [{ json: { a: 1 } }, textOf('no JSON'), 'json', undefined],
    [{ json: null }, textOf('1'), 'json', ''],
    [{ structuredContent: { a: 2 } }, structured, 'structuredContent', 'a'],
    [{ structuredContent: { a: 1 } }, textOf('{"a": 1}'), 'structuredContent', ''],
    [{ content: [] }, picture, 'content', '[0]'],
  ]
  for (const [expected, result, field, path] of failing)
    it(`finds that ${JSON.stringify(expected)} does not hold`, () => {
      const mismatch = compareResult(expected, result)
      expect([mismatch?.field, mismatch?.path]).to.deep.equal([field, path])
    })
})
