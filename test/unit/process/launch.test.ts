import { expect } from 'chai'
import { commandLine } from '../../../src/process/launch.js'

const lineOf = (interpreter: readonly string[], args: readonly string[] = []): string[] =>
  commandLine({ plugin: 'p', file: 'cli', local: { interpreter, mainFile: '/p/cli', args, cwd: '/p' } })

describe('commandLine', () => {
  it('puts what reads the main file before it, and its arguments behind it', () => {
    expect(lineOf(['python3', '-B'], ['-q'])).to.deep.equal(['python3', '-B', '/p/cli', '-q'])
  })

  it('is the main file where that is started by itself', () => {
    expect(lineOf([])).to.deep.equal(['/p/cli'])
    expect(lineOf([], ['a', 'b'])).to.deep.equal(['/p/cli', 'a', 'b'])
  })
})
