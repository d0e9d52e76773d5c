import { expect } from 'chai'
import type { Loaded } from '../../../../src/discovery/catalog/load-plugin.js'
import { isPlugin, pluginChange } from '../../../../src/discovery/catalog/plugin-change.js'
import { makeLoaded, makeProblem } from '../../../support/make-plugin.js'

const good = makeLoaded('p', ['one'], { fingerprint: { '/p/cli.sh': '1' } })
const edited = makeLoaded('p', ['one'], { fingerprint: { '/p/cli.sh': '2' } })
const other = makeLoaded('p', ['two'], { fingerprint: { '/p/cli.sh': '1' } })
const broken = makeLoaded('p', [], { problems: [makeProblem('no luck')] })
const brokenElse = makeLoaded('p', [], { problems: [makeProblem('no module')] })
const halfBroken = makeLoaded('p', ['one'], { problems: [makeProblem('no luck')] })
const warned = makeLoaded('p', ['one'], { problems: [makeProblem('old', { severity: 'warning' })] })
const inPart = { ...good, whole: Promise.resolve(good) }
const noPlugin = makeLoaded('p', [], { plugin: undefined })

describe('the change of a plugin', () => {
  const cases: readonly [what: string, Loaded | undefined, Loaded | undefined, kind: string | undefined][] = [
    ['comes', undefined, good, 'added'],
    ['comes where no plugin was', noPlugin, good, 'added'],
    ['comes with a warning', undefined, warned, 'added'],
    ['goes', good, undefined, 'removed'],
    ['is edited', good, edited, 'changed'],
    ['has another tool', good, other, 'changed'],
    ['is the same program, which has answered all', inPart, good, 'completed'],
    ['is edited, and has answered all', inPart, edited, 'changed'],
    ['is the same', good, { ...good }, undefined],
    ['comes broken', undefined, broken, 'broken'],
    ['breaks', good, broken, 'broken'],
    ['loses a command', good, halfBroken, 'broken'],
    ['is broken in the same way', broken, { ...broken }, undefined],
    ['is broken in another way', broken, brokenElse, 'broken'],
    ['is mended', broken, good, 'repaired'],
    ['was none and is none', noPlugin, undefined, undefined],
  ]
  for (const [what, before, after, kind] of cases) {
    it(`is ${kind ?? 'nothing to hear of'} where it ${what}`, () => {
      expect(pluginChange('p', before, after)?.kind).to.equal(kind)
    })
  }

  it('tells how many tools there are and what is wrong', () => {
    expect(pluginChange('p', undefined, halfBroken)).to.deep.equal({
      plugin: 'p',
      kind: 'broken',
      tools: 1,
      isReadOn: false,
      problems: halfBroken.problems,
    })
  })

  it('counts a folder as a plugin where it is one or looks like one', () => {
    expect([good, broken, { ...broken, plugin: undefined }].map(isPlugin)).to.deep.equal([true, true, true])
    expect([noPlugin, undefined].map(isPlugin)).to.deep.equal([false, false])
  })
})
