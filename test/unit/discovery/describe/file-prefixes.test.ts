import { expect } from 'chai'
import { withFilePrefixes } from '../../../../src/discovery/describe/file-prefixes.js'
import type { Look } from '../../../../src/discovery/describe/look/look-at-source.js'
import type { Command, Description, Source } from '../../../../src/discovery/tool.js'

const look: Look = {
  grade: 'strong',
  language: 'python',
  library: 'argparse',
  namesDescribe: false,
  filePrefixes: '@',
  files: [],
}
const described = (source: Source, more: Partial<Command> = {}): Description => ({
  source,
  commands: [{ name: 'go', path: ['go'], description: '', parameters: [], ...more }],
  problems: [],
})
const prefixes = ({ commands }: Description): (string | undefined)[] =>
  commands.map(({ filePrefixes }) => filePrefixes)

describe('withFilePrefixes', () => {
  it('gives every command what the text shows, but not where the parser itself has told', () => {
    expect(prefixes(withFilePrefixes(described('contract'), look))).to.deep.equal(['@'])
    expect(prefixes(withFilePrefixes(described('contract', { filePrefixes: '+' }), look))).to.deep.equal([
      '+',
    ])
    expect(prefixes(withFilePrefixes(described('parser'), look))).to.deep.equal([undefined])
  })

  it('changes nothing where the text shows none', () => {
    const description = described('help')
    expect(withFilePrefixes(description, { ...look, filePrefixes: undefined })).to.equal(description)
  })
})
