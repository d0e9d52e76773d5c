import { expect } from 'chai'
import { withOwnPath } from '../../../../../src/discovery/describe/follow/own-path.js'

const paths = { called: '/plugins/p/cli', real: '/opt/tool/bin/run.sh' }

const rows: readonly [string, string][] = [
  ['"$0"', '/plugins/p/cli'],
  ['"$(dirname "$0")/prog"', '"/plugins/p/prog"'],
  ['$(dirname -- "${BASH_SOURCE[0]}")/prog', '/plugins/p/prog'],
  ['"${0%/*}/prog"', '"/plugins/p/prog"'],
  ['"$(cd "$(dirname "$0")" && pwd)"', '"/plugins/p"'],
  ['$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" &> /dev/null && pwd -P)', '/plugins/p'],
  ['"$(dirname "$(readlink -f "$0")")/../lib"', '"/opt/tool/bin/../lib"'],
  ['$(realpath "$(dirname "$0")")', '/plugins/p'],
  ['"$(date)" $HOME', '"$(date)" $HOME'],
]

describe('withOwnPath', () => {
  for (const [text, worked] of rows) {
    it(`reads ${text}`, () => {
      expect(withOwnPath(text, paths)).to.equal(worked)
    })
  }

  it('leaves a script alone whose path means something in a shell', () => {
    expect(withOwnPath('"$0"', { ...paths, called: '/my plugins/p/cli' })).to.equal('"$0"')
  })
})
