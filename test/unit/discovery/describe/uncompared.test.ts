import { expect } from 'chai'
import { markUncompared } from '../../../../src/discovery/describe/uncompared.js'
import type { Description, Source } from '../../../../src/discovery/tool.js'

const described = (source: Source): Description => ({
  source,
  commands: [{ name: 'go', path: ['go'], description: '', parameters: [], doubts: ['odd'] }],
  problems: [],
})
const doubtsOf = ({ commands }: Description): readonly string[] => commands[0]?.doubts ?? []

describe('markUncompared', () => {
  const [one, several] = [{ makesOneParser: true }, { makesOneParser: false }]

  it('doubts a parser that may be one of several where the help may not be asked', () => {
    const [first, second] = doubtsOf(markUncompared(described('parser'), several, { help: false }, undefined))
    expect(first).to.equal('odd')
    expect(second).to.contain('was not compared with its help').and.contain('install bubblewrap')
  })

  it('doubts nothing else', () => {
    for (const [source, look, help, wanted] of [
      ['help', several, false, undefined],
      ['parser', one, false, undefined],
      ['parser', several, true, undefined],
      ['parser', several, false, 'parser'],
    ] as const) {
      const given = described(source)
      expect(markUncompared(given, look, { help }, wanted)).to.equal(given)
    }
  })
})
