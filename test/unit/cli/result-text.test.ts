import { expect } from 'chai'
import { resultText } from '../../../src/cli/result-text.js'
import type { ContentBlock } from '../../../src/executor/content.js'

const base64 = (bytes: number): string => Buffer.alloc(bytes, 'x').toString('base64')
const rows: readonly [ContentBlock, string][] = [
  [{ type: 'text', text: 'two\nlines' }, 'two\nlines'],
  [{ type: 'image', data: base64(12_345), mimeType: 'image/png' }, '[image image/png, 12.3 kB]'],
  [{ type: 'audio', data: base64(2_460_000), mimeType: 'audio/wav' }, '[audio audio/wav, 2.5 MB]'],
  [{ type: 'resource', resource: { uri: 'file:///notes.txt', text: 'a note' } }, 'a note'],
  [
    { type: 'resource', resource: { uri: 'x://a', mimeType: 'application/pdf', blob: base64(512) } },
    '[resource application/pdf, 512 bytes: x://a]',
  ],
  [{ type: 'resource', resource: { uri: 'x://a', blob: '' } }, '[resource 0 bytes: x://a]'],
  [{ type: 'resource_link', uri: 'https://example.com/a', name: 'a', title: 'A' }, 'https://example.com/a'],
]

describe('a result at a terminal', () => {
  for (const [block, text] of rows)
    it(`shows ${block.type} as ${JSON.stringify(text)}`, () => {
      expect(resultText({ content: [block] })).to.equal(text)
    })

  it('has each block on a line of its own', () => {
    expect(resultText({ content: rows.slice(0, 2).map(([block]) => block) })).to.equal(
      'two\nlines\n[image image/png, 12.3 kB]',
    )
  })
})
