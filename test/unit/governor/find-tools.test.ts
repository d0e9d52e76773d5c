import { expect } from 'chai'
import { findTools } from '../../../src/governor/find-tools.js'
import { makePlugin, makeTool } from '../../support/make-plugin.js'

const tool = (command: string, description: string) =>
  makeTool(makePlugin({ name: 'p' }), command, `p__${command}`, { description })

describe('finding tools', () => {
  const find = findTools([
    tool('resize-image', 'Change the size of a picture.'),
    tool('listUsers', 'Show everybody.\nAlso those who have left.'),
    tool('send_mail', 'Send a letter.'),
  ])
  const names = (intent: string): string[] => find(intent).map((found) => found.tool)

  it('reads names as words, however they are written', () => {
    expect(names('list the users')[0]).to.equal('p__listUsers')
    expect(names('mail')[0]).to.equal('p__send_mail')
    expect(names('image')[0]).to.equal('p__resize-image')
  })

  it('takes the beginnings of words, and forgives a letter', () => {
    expect(names('resiz')[0]).to.equal('p__resize-image')
    expect(names('pixture')[0]).to.equal('p__resize-image')
  })

  it('shows the first line of a description', () => {
    expect(find('users')[0]!.description).to.equal('Show everybody.')
  })

  it('finds nothing by words that nobody says', () => {
    expect(names('zebra')).to.deep.equal([])
    expect(names('')).to.deep.equal([])
  })

  it('gives ten at most', () => {
    const many = Array.from({ length: 30 }, (_, index) => tool(`send-${index}`, 'Send it.'))
    expect(findTools(many)('send')).to.have.lengthOf(10)
  })
})
