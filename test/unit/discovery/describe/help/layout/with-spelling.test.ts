import { expect } from 'chai'
import { withSpelling } from '../../../../../../src/discovery/describe/help/layout/with-spelling.js'

const dialect = withSpelling({
  name: 'x',
  recognizes: () => true,
  read: () => ({ description: '', commands: [], parameters: [] }),
  takesDoubleDash: true,
})
const joinsValues = (text: string): boolean => dialect.read(text, []).joinsValues === true

describe('withSpelling', () => {
  it('finds that values are joined by rows with = and none with a space', () => {
    expect(joinsValues('Options:\n  -w, --width=COLS  columns\n      --all  everything\n')).to.equal(true)
    expect(joinsValues('  --impl=<type>  how\n')).to.equal(true)
    expect(joinsValues('  --color[=WHEN]  when\n')).to.equal(true)
  })

  it('does not where some row has a space, or none a value', () => {
    expect(joinsValues('  --width=COLS  columns\n  --label LABEL  a label\n')).to.equal(false)
    expect(joinsValues('  --width=COLS  columns\n  -o, --out <file>  where\n')).to.equal(false)
    expect(joinsValues('  --width=COLS  columns\n  --repo string   which\n')).to.equal(false)
    expect(joinsValues('  --all  everything; see --width=80\n')).to.equal(false)
    expect(joinsValues('')).to.equal(false)
  })
})
