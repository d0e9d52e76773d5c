import { expect } from 'chai'
import { withReplaceable } from '../../../../src/discovery/describe/replaceable-positionals.js'
import {
  optionParameter,
  positionalParameter,
} from '../../../../src/discovery/describe/help/build-parameter.js'
import type { Source } from '../../../../src/discovery/tool.js'

const required = (name: string, text: string, source: Source = 'help'): boolean => {
  const parameters = [
    optionParameter({ flags: ['-f'], kind: 'value', help: text }),
    positionalParameter({ name, required: true }),
  ]
  const command = { name: 'run', path: [], description: '', parameters }
  const { commands } = withReplaceable({ source, commands: [command], problems: [] })
  return commands[0]!.parameters[1]!.required
}

describe('a positional that an option replaces', () => {
  it('is not required', () => {
    for (const [name, text] of [
      ['jq filter', 'Read filter from the file rather than from a command line'],
      ['PATTERNS', 'take PATTERNS from FILE'],
      ['script', 'Reads the whole script from this file.'],
      ['files', 'Read list of files from FILE'],
    ] as const)
      expect(required(name, text), text).to.equal(false)
  })

  it('is only one of which the text speaks', () => {
    for (const [name, text] of [
      ['filter', 'Read input from the file'],
      ['filter', 'Filter what comes from the file'],
      ['file', 'Read everything'],
    ] as const)
      expect(required(name, text), text).to.equal(true)
  })

  it('stays required where a parser or a contract says so', () => {
    expect(required('PATTERNS', 'take PATTERNS from FILE', 'parser')).to.equal(true)
    expect(required('PATTERNS', 'take PATTERNS from FILE', 'contract')).to.equal(true)
  })
})
