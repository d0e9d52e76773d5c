import { expect } from 'chai'
import { readFishScript } from '../../../../../../src/discovery/describe/carried/scripts/read-fish-script.js'

describe('readFishScript', () => {
  it('reads the values of options, by either names of what complete takes', () => {
    const text = `complete -c prog -s F -l format -x -d 'The "form"' -a "auto xz"
complete --command prog --long-option kind --exclusive --arguments 'a b' --description 'It\\'s one'
complete -c prog -xa 'c d' -o old
complete -c prog -l long \\
  -a 'e f'`
    expect(readFishScript(text)).to.deep.equal([
      { flags: ['-F', '--format'], values: ['auto', 'xz'] },
      { flags: ['--kind'], values: ['a', 'b'] },
      { flags: ['-old'], values: ['c', 'd'] },
      { flags: ['--long'], values: ['e', 'f'] },
    ])
  })

  it('takes no long time for text that only looks like a complete', function () {
    this.timeout(20_000)
    for (const part of ['complete -c x -a "\n', "complete -l a -a 'b c' \\\n", '\\'])
      expect(readFishScript(part.repeat(400_000 / part.length)), part).to.deep.equal([])
  })

  it('leaves out what is worked out, what is for a command below, and what is of no option', () => {
    const text = `complete -c prog -l user -a '(users)'
complete -c prog -n '__fish_seen_subcommand_from go' -l format -a 'a b'
complete -c prog -a 'a b'
complete -c prog -l quiet
function complete_it; end`
    expect(readFishScript(text)).to.deep.equal([])
  })
})
