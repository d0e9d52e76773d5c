import { expect } from 'chai'
import { titleByLayout } from '../../../../../../src/discovery/describe/help/layout/title-by-layout.js'

describe('a title without a colon', () => {
  const titlesIn = (text: string): string[] => {
    const lines = text.split('\n')
    return lines.flatMap((_, index) => titleByLayout(lines, index)?.title ?? [])
  }

  it('stands over rows of options, of any indent', () => {
    expect(titlesIn('Moves.\n\nBasic Options\n  -f, --force  Ask nothing')).to.deep.equal(['Basic Options'])
    expect(titlesIn('MCP\n-f, --force  Ask nothing')).to.deep.equal(['MCP'])
    expect(titlesIn('Skills (Experimental)\n\n            --skill <name>  One')).to.deep.equal([
      'Skills (Experimental)',
    ])
  })

  it('stands over names with texts, or says what is below', () => {
    expect(titlesIn('CORE COMMANDS\n  auth:   Log in')).to.deep.equal(['CORE COMMANDS'])
    expect(titlesIn('commands:\n  add  Add one')).to.deep.equal(['commands'])
    expect(titlesIn('Commands\n  add\n  remove')).to.deep.equal(['Commands'])
  })

  it('stands between rows, if it says what is below', () => {
    expect(titlesIn('Options\n  -f  Force\nCommands\n  add  Add one')).to.deep.equal(['Options', 'Commands'])
    expect(titlesIn('Options\n  -f  Force\nBees\n  add  Add one')).to.deep.equal(['Options'])
  })

  it('stands between bars', () => {
    expect(titlesIn('x\n━━━ Input and Output ━━━━━━━━━\n  text')).to.deep.equal(['Input and Output'])
    expect(titlesIn('=== Bees: ===')).to.deep.equal(['Bees'])
    expect(titlesIn('-------------')).to.deep.equal([])
  })

  it('may have words behind a dash, where it says what is below', () => {
    expect(titlesIn("COMMANDS — Type 'x help <command>'\n\n\n  add  Add one")).to.deep.equal(['COMMANDS'])
    expect(titlesIn('Bees — keep them\n  add  Add one')).to.deep.equal([])
  })

  it('is no prose', () => {
    expect(titlesIn('Copies a file\n  to another place')).to.deep.equal([])
    expect(titlesIn('It copies.\n  add  Add one')).to.deep.equal([])
    expect(titlesIn('Above\nIt copies\n  -f  Force')).to.deep.equal([])
  })
})
