import { expect } from 'chai'
import { homedir } from 'node:os'
import { allArguments, shellWords } from '../../../../../src/discovery/describe/follow/shell-words.js'

const variables = new Map([['DIR', '/opt/my tool']])
const words = (command: string): readonly string[] | undefined => shellWords(command, variables)

describe('shellWords', () => {
  it('gives the words of a command, without their quotes', () => {
    expect(words(`prog 'a b' "c d" e=f,g`)).to.deep.equal(['prog', 'a b', 'c d', 'e=f,g'])
    expect(words(`"/a/"'b c'/d x`)).to.deep.equal(['/a/b c/d', 'x'])
  })

  it('fills in the variables that are known, and HOME', () => {
    expect(words('"$DIR/bin/x" ${DIR}')).to.deep.equal(['/opt/my tool/bin/x', '/opt/my tool'])
    expect(words('~/bin/x $HOME')).to.deep.equal([`${homedir()}/bin/x`, homedir()])
  })

  it('knows every way to hand on all arguments', () => {
    for (const all of ['"$@"', '$@', '${1+"$@"}'])
      expect(words(`x ${all}`)).to.deep.equal(['x', allArguments])
  })

  it('gives nothing where the shell would do more', () => {
    for (const command of ['a | b', 'a; b', 'a > b', 'a *', 'a `b`', 'a "$(b)"', 'a "$UNKNOWN"', 'a & b'])
      expect(words(command), command).to.equal(undefined)
  })
})
