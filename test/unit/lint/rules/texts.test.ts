import { expect } from 'chai'
import { descriptionUpTo, hasTexts } from '../../../../src/lint/rules/texts.js'
import { good } from '../listed-tool.js'

describe('hasTexts', () => {
  for (const [title, description, fields] of [
    ['Go', 'Go there.', []],
    ['', 'Go there.', ['title']],
    ['Go', ' \n', ['description']],
    ['', '', ['title', 'description']],
  ] as const)
    it(`names those that are empty: ${JSON.stringify([title, description])}`, () => {
      const faults = hasTexts({ tools: [{ ...good, title, description }] })
      expect(faults.map(({ fault: [field] }) => field)).to.deep.equal(fields)
    })
})

describe('descriptionUpTo', () => {
  for (const [length, last, found] of [
    [10, undefined, 0],
    [11, undefined, 1],
    [1000, undefined, 1],
    [20, 20, 1],
    [21, 20, 0],
  ] as const)
    it(`finds ${found} in ${length} characters above 10, up to ${last ?? 'any number'}`, () => {
      const tools = [{ ...good, description: 'x'.repeat(length) }]
      expect(descriptionUpTo(10, last)({ tools })).to.have.length(found)
    })
})
