import { expect } from 'chai'
import { notesTable } from '../../../../src/cli/tools/notes-table.js'
import type { Finding } from '../../../../src/lint/finding.js'

const note = (tool: string | undefined, field: string, message: string, advice = 'Say it.'): Finding => ({
  client: 'codex',
  host: 'Codex 1.0.0',
  ...(tool !== undefined && { tool }),
  field,
  message,
  advice,
  severity: 'note',
})
const linesOf = (notes: readonly Finding[], width = 200): string[] =>
  notesTable(notes, width)
    .split('\n')
    .filter((line) => line.startsWith('│'))
    .map((line) => line.slice(1, -1).trim())
    .slice(1)

describe('notesTable', () => {
  it('has a line for each tool, with all that is said of it', () => {
    expect(
      linesOf([
        note('a', 'inputSchema.properties.x', 'loses minimum 1'),
        note('a', 'inputSchema.properties.y.items', 'loses maximum 2'),
        note('b', 'inputSchema.properties.x', 'loses minimum 3'),
      ]),
    ).to.deep.equal([
      'Codex 1.0.0: Say it.',
      '- a: x loses minimum 1; y.items loses maximum 2',
      '- b: x loses minimum 3',
    ])
  })

  it('says once what is so of all', () => {
    expect(linesOf([note('a-b', 'name', 'has a _'), note('a-c', 'name', 'has a _')])).to.deep.equal([
      'Codex 1.0.0: name has a _. Say it.',
      '- a-b',
      '- a-c',
    ])
  })

  it('keeps kinds apart, and names all tools where no tool is meant', () => {
    expect(linesOf([note('a', 'name', 'is long'), note(undefined, 'X', 'is 1', 'Set it.')])).to.deep.equal([
      'Codex 1.0.0: name is long. Say it.',
      '- a',
      'Codex 1.0.0: X is 1. Set it.',
      '- all tools',
    ])
  })

  it('is lines where there is no terminal', () => {
    expect(notesTable([note('a', 'name', 'is long'), note('b', 'X', 'is 1', 'Set it.')], undefined)).to.equal(
      'note: Codex 1.0.0: name is long. Say it.\n- a\nnote: Codex 1.0.0: X is 1. Set it.\n- b',
    )
  })

  it('is no wider than it may be, and cuts nothing', () => {
    const notes = [note('a', 'inputSchema.properties.x', `loses pattern ${'[a-z]'.repeat(20)}`)]
    const table = notesTable(notes, 40)
    expect(Math.max(...table.split('\n').map((line) => line.length))).to.equal(40)
    expect(linesOf(notes, 40).join('')).to.contain('[a-z]'.repeat(20)).and.not.contain('…')
  })
})
