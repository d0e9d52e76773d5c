import { expect } from 'chai'
import { optionPlace } from '../../../../../../src/discovery/describe/help/layout/option-place.js'

describe("the place of a group's options", () => {
  it('is before the word of a command, unless the usage says otherwise', () => {
    for (const text of [
      'Usage: x [OPTIONS] COMMAND [ARGS]...\n\nOptions:\n',
      'USAGE:\n   x [global options] command [command options] [arguments...]\n',
      'usage: x [-h] [--color] {a,b} ...\n',
      'Usage: x <command>\n\nOptions:\n  -a  All\n',
      'No usage at all: see x <command> [options].',
    ])
      expect(optionPlace(text), text).to.equal('before')
  })

  it('is behind it where the usage shows them there', () => {
    for (const text of [
      'Usage: x <command> [options]\n',
      'Does all.\n\nUsage:\n  x\n    <command> [flags]\n\nCommands:\n',
      'usage: x\n   or: x COMMAND [OPTION]...\n',
    ])
      expect(optionPlace(text), text).to.equal('behind')
  })

  it('is nowhere where only another usage shows options', () => {
    expect(optionPlace('Usage:\n    xsv <command> [<args>...]\n    xsv [options]\n\nOptions:\n')).to.equal(
      undefined,
    )
  })
})
