import { expect } from 'chai'
import { readBashScript } from '../../../../../../src/discovery/describe/carried/scripts/read-bash-script.js'

const caseOf = (branches: string): string => `_prog() {\n  case $prev in\n${branches}\n  esac\n}\n`

describe('readBashScript', () => {
  it('reads the words of a branch for options, also those in a variable', () => {
    const text = caseOf(`    '-s'|'--shell')
      COMPREPLY=( $(compgen -W "sh bash" -- $cur) )
      return 0
      ;;
    --mode) COMPREPLY=($(compgen -W 'a b' -- "$cur")) ;;
    --type)
      TYPES="x y z"
      COMPREPLY=( $(compgen -W "$TYPES" -- $cur) ) ;;`)
    expect(readBashScript(text)).to.deep.equal([
      { flags: ['-s', '--shell'], values: ['sh', 'bash'] },
      { flags: ['--mode'], values: ['a', 'b'] },
      { flags: ['--type'], values: ['x', 'y', 'z'] },
    ])
  })

  it('takes no long time for text that only looks like branches', function () {
    this.timeout(20_000)
    for (const part of ['-a)\n', '-', "'-a'|", 'compgen -W "a '])
      expect(readBashScript(part.repeat(400_000 / part.length)), part).to.deep.equal([])
  })

  it('leaves out what is worked out, what are options, and what is no list', () => {
    const text = caseOf(`    --user) COMPREPLY=( $(compgen -W "$(users)" -- $cur) ) ;;
    --unit) COMPREPLY=( $(compgen -W "$units" -- $cur) ) ;;
    --same) V="a b"; V="c d"; COMPREPLY=( $(compgen -W "$V" -- $cur) ) ;;
    --next) COMPREPLY=( $(compgen -W "--a --b" -- $cur) ) ;;
    --range) COMPREPLY=( $(compgen -W "{1..9} x" -- $cur) ) ;;
    --one) COMPREPLY=( $(compgen -W "only" -- $cur) ) ;;
    --file) COMPREPLY=( $(compgen -f -- $cur) ) ;;`)
    expect(readBashScript(text)).to.deep.equal([])
  })
})
