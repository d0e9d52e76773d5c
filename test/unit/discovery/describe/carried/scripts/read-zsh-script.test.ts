import { expect } from 'chai'
import { readZshScript } from '../../../../../../src/discovery/describe/carried/scripts/read-zsh-script.js'

describe('readZshScript', () => {
  it('reads the values of the arguments to _arguments', () => {
    const text = String.raw`_arguments \
  '--color=[when to use \[colors\]]:when:(auto never)' \
  {-l,--level}"[the threshold]:LEVEL:(none all)" \
  '(-s --sort)--sort=[by what]:field:((name\:"by name" size\:"by size"))' \
  '*-t+[each]:type:(file dir)'`
    expect(readZshScript(text)).to.deep.equal([
      { flags: ['--color'], values: ['auto', 'never'] },
      { flags: ['-l', '--level'], values: ['none', 'all'] },
      { flags: ['--sort'], values: ['name', 'size'] },
      { flags: ['-t'], values: ['file', 'dir'] },
    ])
  })

  it('takes no long time for text that only looks like arguments', function () {
    this.timeout(20_000)
    for (const part of ["'", "'--a[", '--a[x]:y', '{-a,', '-'])
      expect(readZshScript(part.repeat(400_000 / part.length)), part).to.deep.equal([])
  })

  it('leaves out what is worked out, and options without values', () => {
    const text = String.raw`_arguments '--user=[who]:user:($(users))' '--file=[which]:file:_files' '--quiet[say less]'`
    expect(readZshScript(text)).to.deep.equal([])
  })
})
