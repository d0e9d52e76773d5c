import { expect } from 'chai'
import type { Check } from '../../../../src/cli/doctor/check.js'
import { doctorLines, doctorReport, doctorSummary } from '../../../../src/cli/doctor/doctor-report.js'
import { stripVTControlCharacters } from 'node:util'

const checks: Check[] = [
  { about: 'Node', verdict: 'ok', text: '20.19.0' },
  {
    about: 'sandbox',
    verdict: 'warning',
    text: 'bubblewrap (bwrap) is not on PATH',
    cure: 'apt-get install bubblewrap',
  },
  { about: 'port', verdict: 'problem', text: 'it is taken' },
]
const linesAt = (width?: number): string[] =>
  doctorLines(doctorReport(checks), width).map(stripVTControlCharacters)

describe('doctorLines', () => {
  it('are one for each check, and one for its cure', () => {
    expect(linesAt()).to.deep.equal([
      'ok       Node     20.19.0',
      'warning  sandbox  bubblewrap (bwrap) is not on PATH',
      '                  -> apt-get install bubblewrap',
      'problem  port     it is taken',
    ])
  })

  it('are broken between words, below each other', () => {
    expect(linesAt(50).slice(1, 4)).to.deep.equal([
      'warning  sandbox  bubblewrap (bwrap) is not on',
      '                  PATH',
      '                  -> apt-get install bubblewrap',
    ])
  })

  it('begin below what they are about where it is narrow', () => {
    expect(linesAt(40).slice(2, 5)).to.deep.equal([
      'warning  sandbox',
      '         bubblewrap (bwrap) is not on',
      '         PATH',
    ])
  })
})

describe('doctorSummary', () => {
  it('counts what is not well', () => {
    expect(doctorSummary(doctorReport(checks))).to.equal('1 problem, 1 warning.')
    expect(doctorSummary(doctorReport(checks.slice(0, 1)))).to.equal('All is well.')
  })
})
