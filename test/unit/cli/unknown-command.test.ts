import { expect } from 'chai'
import { unknownCommand } from '../../../src/cli/unknown-command.js'

const commandIDs = ['serve', 'keys:list', 'tools:call', 'tools:list']
const config = { bin: 'npx smcp', commandIDs } as unknown as Parameters<typeof unknownCommand>[1]

describe('unknownCommand', () => {
  for (const [words, message, hint] of [
    // What stands behind a flag may be its value.
    [['xyzzy', '--port', 'serve'], 'smcp has no command "xyzzy"', 'npx smcp help lists the commands.'],
    [['serves'], 'smcp has no command "serves"', 'Did you mean npx smcp serve?'],
    // What follows a command is its arguments.
    [
      ['tool', 'cal', 'demo_math__calculate', 'expression=1'],
      'smcp has no command "tool cal"',
      'Did you mean npx smcp tools call?',
    ],
    [['srve', 'now', 'and', 'here'], 'smcp has no command "srve"', 'Did you mean npx smcp serve?'],
    [['tool'], 'smcp has no command "tool"', 'Did you mean npx smcp tools?'],
    [['tools', 'xyzzy', 'x'], 'smcp has no command "tools xyzzy x"', 'npx smcp tools has call and list.'],
    [['call', 'x__y'], 'smcp has no command "call"', 'Did you mean npx smcp tools call?'],
    [['list'], 'smcp has no command "list"', 'Did you mean npx smcp keys list or tools list?'],
    [
      ['tools', 'list', 'a', 'b'],
      'smcp tools list takes no argument "a b"',
      'npx smcp tools list --help shows its usage.',
    ],
  ] as const)
    it(`says of ${words.join(' ')}: ${message}`, () => {
      expect(unknownCommand(words, config)).to.include({ message, hint, exitCode: 2 })
    })
})
