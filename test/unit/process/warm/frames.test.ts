import { expect } from 'chai'
import { encodeFrame, FrameReader } from '../../../../src/process/warm/frames.js'

const bytes = Buffer.concat([
  encodeFrame('R', 7, ['2', 'é', '', 'A=b']),
  encodeFrame('D', 8),
  encodeFrame('R', 4_000_000_000, ['x'.repeat(70_000)]),
])

/** What is read if the bytes arrive in pieces of this size. */
function readIn(size: number): string[][] {
  const reader = new FrameReader()
  const frames = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    reader.read(bytes.subarray(index * size, (index + 1) * size)),
  ).flat()
  return frames.map(({ kind, callId, body }) => [kind, String(callId), ...body.toString().split('\0')])
}

describe('the frames of a fork server', () => {
  it('are read as they were written, in whatever pieces they arrive', () => {
    const whole = readIn(bytes.length)
    expect(whole.slice(0, 2)).to.deep.equal([
      ['R', '7', '2', 'é', '', 'A=b'],
      ['D', '8', ''],
    ])
    expect(whole[2]?.slice(0, 2)).to.deep.equal(['R', '4000000000'])
    expect(whole[2]?.[2]).to.have.length(70_000)
    for (const size of [1, 3, 9, 1000, 65_536]) expect(readIn(size), `${size} bytes`).to.deep.equal(whole)
  })
})
