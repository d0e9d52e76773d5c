import { expect } from 'chai'
import { withKnownBlocks } from '../../../src/server/known-blocks.js'

const text = { type: 'text', text: 'Two:' }
const audio = { type: 'audio', mimeType: 'audio/wav', data: 'AAAA' }
const link = { type: 'resource_link', uri: 'notes://bread', name: 'bread' }
const content = [text, audio, link]
const embedded = {
  type: 'resource',
  resource: { uri: 'smcp://output/audio', mimeType: 'audio/wav', blob: 'AAAA' },
}
const linkAsText = { type: 'text', text: 'bread: notes://bread' }

describe('the blocks that a client is sent', () => {
  it('are those of the program for a client that knows them', () => {
    const result = { content, isError: false }
    expect(withKnownBlocks(result, '2025-06-18')).to.equal(result)
  })

  it('are others in the place of those that its revision lacks', () => {
    expect(withKnownBlocks({ content, isError: false }, '2025-03-26')).to.deep.equal({
      content: [text, audio, linkAsText],
      isError: false,
    })
    expect(withKnownBlocks({ content }, '2024-11-05')).to.deep.equal({
      content: [text, embedded, linkAsText],
    })
  })

  it('are so in the messages of a prompt', () => {
    const messages = [{ role: 'user', content: { ...link, title: 'Bread' } }]
    expect(withKnownBlocks({ messages, description: 'A talk.' }, '2025-03-26')).to.deep.equal({
      messages: [{ role: 'user', content: { type: 'text', text: 'Bread: notes://bread' } }],
      description: 'A talk.',
    })
  })

  it('leave alone what is no result of a tool or a prompt', () => {
    expect(withKnownBlocks({ tools: [] }, '2024-11-05')).to.deep.equal({ tools: [] })
  })
})
