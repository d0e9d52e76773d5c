import { expect } from 'chai'
import { withCommandsBelow } from '../../../../../../src/discovery/describe/help/layout/commands-below.js'

const rows = '  clean    sweep it\n  convert -- turn it\n  feed    - give it\n'

describe('withCommandsBelow', () => {
  it('puts a title above the commands right below the usage, each with its text behind a gap', () => {
    const commands = '\nCommands:\n  clean  sweep it\n  convert  turn it\n  feed  give it\n'
    for (const usage of ['usage: x <command> [options]\n', 'Usage:\n  x COMMAND\n'])
      expect(withCommandsBelow(usage + rows)).to.equal(usage + commands)
    expect(withCommandsBelow(`usage: x <command>\n\n${rows}\nMore.\n`)).to.equal(
      `usage: x <command>\n${commands}\nMore.\n`,
    )
  })

  it('leaves rows as they are that have a title, are too few or are no names, and those of no command', () => {
    for (const text of [
      `usage: x <command>\n\nThe commands:\n${rows}`,
      'usage: x <command>\n  clean    sweep it\n  feed    give it\n',
      `usage: x <command>\n${rows}  -v  says more\n`,
      `usage: x <file>\n${rows}`,
    ])
      expect(withCommandsBelow(text)).to.equal(text)
  })
})
