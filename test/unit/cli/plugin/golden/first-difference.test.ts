import { expect } from 'chai'
import { firstDifference } from '../../../../../src/cli/plugin/golden/first-difference.js'
import { parseJson } from '../../../../../src/executor/parse-json.js'

describe('firstDifference', () => {
  const differences: readonly (readonly [expected: string, got: string, path: string | undefined])[] = [
    ['{"a": 1, "b": [1, 2]}', '{"b": [1, 2], "a": 1}', undefined],
    ['{"a": {"b": [1, {"c": 2}]}}', '{"a": {"b": [1, {"c": 3}]}}', 'a.b[1].c'],
    ['{"a": 1}', '{"a": 1, "more": null}', 'more'],
    ['{"a": 1, "less": 0}', '{"a": 1}', 'less'],
    ['[1, 2]', '[1, 2, 3]', '[2]'],
    ['{"two words": 1}', '{"two words": 2}', '["two words"]'],
    ['{"a": []}', '{"a": {}}', 'a'],
    ['{"a": null}', '{}', 'a'],
    ['1', '"1"', ''],
    ['{"toString": 1}', '{}', 'toString'],
    ['[1.0, 1e2, -0]', '[1, 100, 0]', undefined],
    ['[12345678901234567890123]', '[12345678901234567890123]', undefined],
    ['[12345678901234567890123]', '[12345678901234567890124]', '[0]'],
  ]
  for (const [expected, got, path] of differences)
    it(`is ${path === undefined ? 'none' : `at "${path}"`} between ${expected} and ${got}`, () => {
      expect(firstDifference(parseJson(expected), parseJson(got))?.path).to.equal(path)
    })
})
