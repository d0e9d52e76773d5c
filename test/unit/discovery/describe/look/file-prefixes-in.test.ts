import { expect } from 'chai'
import { filePrefixesIn } from '../../../../../src/discovery/describe/look/file-prefixes-in.js'

describe('filePrefixesIn', () => {
  it('finds the characters that a program gives to argparse, its usual one where they are no literal', () => {
    expect(filePrefixesIn('ArgumentParser(fromfile_prefix_chars="@%")')).to.equal('@%')
    expect(filePrefixesIn("ArgumentParser(fromfile_prefix_chars = '+')")).to.equal('+')
    expect(filePrefixesIn('ArgumentParser(fromfile_prefix_chars=PREFIX)')).to.equal('@')
    expect(filePrefixesIn('ArgumentParser()')).to.equal(undefined)
  })
})
