import { expect } from 'chai'
import { hintNames, readAnnotations } from '../../../src/discovery/annotations.js'

const all = {
  title: 'Show',
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
}
const left = 'the annotations are left out'
const names = 'title, readOnlyHint, destructiveHint, idempotentHint, openWorldHint'

describe('readAnnotations', () => {
  for (const [what, said, annotations, ...complaints] of [
    ['every hint', all, all],
    ['nothing', undefined, undefined],
    ['null', null, undefined],
    ['no hint', {}, undefined],
    [
      'null for a hint',
      { ...all, title: null, readOnlyHint: null },
      { ...all, title: undefined, readOnlyHint: undefined },
    ],
    [
      'a text for a hint',
      { ...all, readOnlyHint: 'true' },
      { ...all, readOnlyHint: undefined },
      'x.readOnlyHint "true" is not a boolean; it is left out',
    ],
    [
      'a number for a hint',
      { openWorldHint: 0 },
      undefined,
      'x.openWorldHint 0 is not a boolean; it is left out',
    ],
    [
      'a boolean for the title',
      { ...all, title: true },
      { ...all, title: undefined },
      'x.title true is not a string; it is left out',
    ],
    [
      'an unknown hint',
      { readonlyHint: true, readOnlyHint: false },
      { readOnlyHint: false },
      `x.readonlyHint is not known here; expected ${names}; it is left out`,
    ],
    ['a list', [true], undefined, `x [true] is not an object; ${left}`],
    ['a text', 'read-only', undefined, `x "read-only" is not an object; ${left}`],
  ] as const) {
    it(`reads ${what}`, () => {
      const read = readAnnotations(said, 'x')
      expect(JSON.stringify(read.annotations)).to.equal(annotations && JSON.stringify(annotations))
      expect(read.complaints.map(({ field, message }) => `${field} ${message}`)).to.deep.equal(complaints)
    })
  }

  it('takes no other hints than a place may have', () => {
    const { annotations, complaints } = readAnnotations(all, 'x', hintNames)
    expect(annotations).to.have.all.keys(...hintNames)
    expect(complaints.map(({ field }) => field)).to.deep.equal(['x.title'])
  })
})
