import { expect } from 'chai'
import { cleanHelp } from '../../../../../src/discovery/describe/help/clean-help.js'

describe('cleanHelp', () => {
  it('takes colours, overstrikes, tabs and carriage returns away, and keeps the columns', () => {
    expect(cleanHelp('\u001b[1mNAME\u001b[0m\r\n')).to.equal('NAME\n')
    expect(cleanHelp('N\bNA\bAME _\bf_\bile')).to.equal('NAME file')
    expect(cleanHelp('-x\tone\n-long\ttwo')).to.equal('-x      one\n-long   two')
  })

  it('puts blanks where escapes move the cursor', () => {
    const [toColumn, right] = ['\u001b[12G', '\u001b[3C']
    expect(cleanHelp(`Options:\n\u001b[3G-b, \u001b[1m--bees\u001b[16GHow many${right}(all)`)).to.equal(
      'Options:\n  -b, --bees   How many   (all)',
    )
    expect(cleanHelp(`x\n-b${toColumn}How many`)).to.equal('x\n-b         How many')
    expect(cleanHelp(`x${'\u001b[9999C'.repeat(1000)}y`)).to.have.length.below(4097)
  })

  it('makes every tab a gap', () => {
    expect(cleanHelp('Options:\n  -host\tHost header')).to.equal('Options:\n  -host  Host header')
  })

  it('takes away the indent that all lines share', () => {
    expect(cleanHelp('\n  Usage\n    $ x\n\n  y\n')).to.equal('\nUsage\n  $ x\n\ny\n')
  })

  it('takes a time for a flood of tabs that grows with its length', () => {
    expect(cleanHelp(`${'\t'.repeat(4095)}x\n`.repeat(31))).to.equal('\n'.repeat(31))
  }).timeout(3000)

  it('cuts a flood', () => {
    expect(cleanHelp('x'.repeat(1_000_000))).to.have.length(4096)
    expect(cleanHelp(`${'x'.repeat(4095)}\n`.repeat(1000))).to.have.length(128 * 1024)
    expect(cleanHelp(`a${'\t'.repeat(5000)}b`)).to.have.length.below(4097)
    expect(cleanHelp('x\n'.repeat(10_000)).split('\n')).to.have.length(5000)
  })
})
