import { expect } from 'chai'
import { stripVTControlCharacters } from 'node:util'
import { toolLines } from '../../../../src/cli/tools/tool-lines.js'
import { makeParameter, parserTool } from '../../../support/make-tool.js'

describe('toolLines', () => {
  const parameters = [
    makeParameter({ name: 'place', required: true }),
    makeParameter({
      schema: { type: 'string', enum: ['foot', 'train'], description: 'How to go.\nOr how not.' },
    }),
  ]
  const tool = parserTool({ description: 'Go there.\n\n  By a way.', parameters })
  const linesAt = (width: number, indent: number): string[] =>
    toolLines(tool, true, { width, indent }).map(stripVTControlCharacters)

  it('breaks the signature behind its name, and each text below it', () => {
    expect(linesAt(34, 2)).to.deep.equal([
      '  demo__go(place: string, x?:',
      '      "foot" | "train")',
      '    Go there.',
      '    ',
      '      By a way.',
      '    place: (no description)',
      '    x: How to go.',
      '      Or how not.',
      '    from demo/cli.py, by its',
      '      argument parser',
    ])
  })

  it('breaks nothing where there is no terminal', () => {
    expect(linesAt(Infinity, 0)[0]).to.equal('demo__go(place: string, x?: "foot" | "train")')
  })
})
