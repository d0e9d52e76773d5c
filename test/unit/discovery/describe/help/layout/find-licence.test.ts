import { expect } from 'chai'
import { findLicence } from '../../../../../../src/discovery/describe/help/layout/find-licence.js'

describe('what a program says of asking its commands', () => {
  const ask = (text: string): readonly string[] | undefined => findLicence(text)?.(['a', 'b'])

  it('is that they answer --help', () => {
    for (const text of [
      "Run 'svc <command> --help' for more.",
      'Use "crane [command] --help" for more information about a command.',
      "Run 'docker COMMAND --help' for more information on a command.",
      'Use `gh <command> <subcommand> --help` for more\ninformation about a command.',
      "see 'rclone copy --help'",
      '    -h, --help              Show help for any command',
    ])
      expect(ask(text), text).to.deep.equal(['a', 'b', '--help'])
  })

  it('is that help, or -h, comes before or behind them', () => {
    expect(ask('Use "coverage help <command>" for detailed help')).to.deep.equal(['help', 'a', 'b'])
    expect(
      ask('Subcommands:\n  help   Show the help message, optionally for a given subcommand.'),
    ).to.deep.equal(['help', 'a', 'b'])
    expect(ask('  <command> -h  Display the help of a command')).to.deep.equal(['a', 'b', '-h'])
  })

  it('is nothing where it speaks of its own help, or of commands alone', () => {
    for (const text of [
      '-h, --help  Show this help',
      'Commands:\n  add  Add one',
      'Commands:\n  help  Show this help',
      'usage: x <command> [options]',
    ])
      expect(ask(text), text).to.equal(undefined)
  })
})
