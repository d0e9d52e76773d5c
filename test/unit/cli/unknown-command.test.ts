import { expect } from 'chai'
import { unknownCommand } from '../../../src/cli/unknown-command.js'

const config = { bin: 'smcp', commandIDs: ['serve', 'tools:list'] } as unknown as Parameters<
  typeof unknownCommand
>[1]

describe('unknownCommand', () => {
  for (const [words, message, hint] of [
    // What stands behind a flag may be its value.
    [['xyzzy', '--port', 'serve'], 'smcp has no command "xyzzy"', 'smcp help lists the commands.'],
    [['serves'], 'smcp has no command "serves"', 'Did you mean smcp serve?'],
    [
      ['tools', 'list', 'a', 'b'],
      'smcp tools list takes no argument "a b"',
      'smcp tools list --help shows its usage.',
    ],
  ] as const)
    it(`says of ${words.join(' ')}: ${message}`, () => {
      expect(unknownCommand(words, config)).to.include({ message, hint, exitCode: 2 })
    })
})
