import { expect } from 'chai'
import type { Rule } from '../../../../src/lint/rule.js'
import { nameLike, namesApart, nameUpTo, nameWithoutDash } from '../../../../src/lint/rules/names.js'
import { good } from '../listed-tool.js'

const upper = (name: string): string => name.toUpperCase()

const rows: readonly (readonly [what: string, rule: Rule, names: string[], found: string[]])[] = [
  ['nameUpTo', nameUpTo(4), ['abcd', 'abcde'], ['abcde: has 5 characters; at most 4 are accepted']],
  [
    'nameUpTo with a prefix',
    nameUpTo(6, 'x:'),
    ['abcd', 'abcde'],
    ['abcde: has 7 characters with the prefix x:; at most 6 are accepted'],
  ],
  ['nameLike', nameLike(/^\w+$/, 'is odd'), ['a_b', 'a.b'], ['a.b: is odd']],
  ['nameWithoutDash', nameWithoutDash, ['a_b', 'a-b-c'], ['a-b-c: has _ for each - there']],
  [
    'nameUpTo with what becomes of the others',
    nameUpTo(6, 'x:', (name) => `above 6 it is cut to ${upper(name)}`),
    ['abcd', 'abcde'],
    ['abcde: has 7 characters with the prefix x:; above 6 it is cut to ABCDE'],
  ],
  [
    'namesApart',
    namesApart(upper, 'one is lost'),
    ['a', 'A', 'b', 'á'],
    ['a: is A there, like that of A: one is lost', 'A: is A there, like that of a: one is lost'],
  ],
  [
    'namesApart of three',
    namesApart((name) => name.slice(0, 1), 'two are lost'),
    ['a', 'ab', 'ac'],
    [
      'a: is a there, like that of ab, ac: two are lost',
      'ab: is a there, like that of a, ac: two are lost',
      'ac: is a there, like that of a, ab: two are lost',
    ],
  ],
]

describe('the rules for names', () => {
  for (const [what, rule, names, found] of rows)
    it(`finds by ${what} those that break it`, () => {
      const faults = rule({ tools: names.map((name) => ({ ...good, name })) })
      expect(faults.map(({ tool = '', fault: [, message] }) => `${tool}: ${message}`)).to.deep.equal(found)
      expect(faults.every(({ fault: [field] }) => field === 'name')).to.equal(true)
    })
})
