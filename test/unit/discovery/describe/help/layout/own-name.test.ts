import { expect } from 'chai'
import { withoutOwnName } from '../../../../../../src/discovery/describe/help/layout/own-name.js'

describe('withoutOwnName', () => {
  it('takes the name of the program from the rows of its commands, and tells of those in a usage', () => {
    const text =
      'x -- runs tasks\n\nCommands\n  x clean   Cleans up\n  x list    Lists\n\n  x help <command>   Help\n'
    expect(withoutOwnName(text)).to.equal(
      'x -- runs tasks\n\nUsage: x <command>\n\nCommands\n  clean   Cleans up\n  list    Lists\n\n  help <command>   Help\n',
    )
  })

  it('leaves what the program does without a command', () => {
    const text =
      'Usage:\n\nx <src>\n\nMore commands:\n\nx add <name> Adds one of them\nx ls Lists them all\n\nExample:\nx a'
    expect(withoutOwnName(text)).to.equal(
      'Usage:\n\nx <src>\n  x <command>\n\nMore commands:\n\n  add <name>  Adds one of them\n  ls  Lists them all\n\nExample:\nx a',
    )
  })

  it('leaves rows that begin with another word, or of which there is one', () => {
    for (const text of [
      'Usage: x <command>\n\nCommands:\n  run fast   Runs\n  run slow   Runs\n',
      'Usage: x <command>\n\nCommands:\n  x run   Runs\n',
      'Usage: x <command>\n\nCommands:\n  run   Runs\n  add   Adds\n',
      'Usage: x\n',
    ])
      expect(withoutOwnName(text)).to.equal(text)
  })
})
