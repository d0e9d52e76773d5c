import { expect } from 'chai'
import { LineBuffer } from '../../../src/process/line-buffer.js'

describe('LineBuffer', () => {
  const passed = (...pieces: string[]): string[] => {
    const got: string[] = []
    const lines = new LineBuffer((bytes) => void got.push(bytes.toString()))
    for (const piece of pieces) lines.write(Buffer.from(piece))
    lines.end()
    return got
  }

  it('passes on whole lines, and the rest at the end', () => {
    expect(passed('a', 'b\nc', '\n', 'd')).to.deep.equal(['ab\n', 'c\n', 'd'])
    expect(passed('a\nb\nc\n')).to.deep.equal(['a\nb\nc\n'])
    expect(passed()).to.deep.equal([])
  })

  it('holds no more than 64 KiB and one piece of a line without an end', () => {
    const piece = 'x'.repeat(40_000)
    expect(passed(piece, piece, 'y').map(({ length }) => length)).to.deep.equal([80_000, 1])
  })
})
