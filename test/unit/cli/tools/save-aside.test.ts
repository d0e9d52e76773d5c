import { expect } from 'chai'
import { readFileSync } from 'node:fs'
import { saveAside } from '../../../../src/cli/tools/save-aside.js'

const block = (mimeType: string) => ({ type: 'image' as const, mimeType, data: 'aGk=' })

describe('saveAside', () => {
  it('saves nothing of a text', () => {
    expect(saveAside({ content: [{ type: 'text', text: 'x' }] })).to.deep.equal([])
  })

  for (const [mimeType, end] of [
    ['image/png', 'result.png'],
    ['image/svg+xml', 'result.svg'],
    ['audio/x-wav', 'result.wav'],
    ['application/octet-stream', 'result.bin'],
    ['odd', 'result.bin'],
  ] as const)
    it(`saves ${mimeType} as ${end}, each time in a new folder`, () => {
      const [one, other] = [1, 2].map(() => saveAside({ content: [block(mimeType)] })[0]!.split(' as ')[1]!)
      expect(one!.endsWith(`/${end}`)).to.equal(true)
      expect(one).not.to.equal(other)
      expect(readFileSync(one!, 'utf8')).to.equal('hi')
    })
})
