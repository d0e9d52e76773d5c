import { expect } from 'chai'
import { problemLine } from '../../../src/cli/problem-line.js'
import { makeProblem } from '../../support/make-plugin.js'

describe('problemLine', () => {
  it('says how bad it is, of which plugin, in which field and file', () => {
    const problem = makeProblem('"str" is no type', { field: 'commands[0].type' })
    expect(problemLine(problem)).to.equal('Error: p: commands[0].type: "str" is no type (/plugins/p/cli.sh)')
    expect(problemLine({ ...problem, severity: 'warning' })).to.match(/^Warning: p: /)
  })

  it('names no plugin where it is about a folder of plugins', () => {
    const problem = { file: '/plugins', message: 'is not there', severity: 'error' } as const
    expect(problemLine(problem)).to.equal('Error: is not there (/plugins)')
  })
})
