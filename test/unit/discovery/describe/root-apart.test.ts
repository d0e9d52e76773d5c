import { expect } from 'chai'
import { withRootApart } from '../../../../src/discovery/describe/root-apart.js'

const namesOf = (...paths: string[][]): string[] =>
  withRootApart({
    source: 'help',
    problems: [],
    commands: paths.map((path) => ({
      name: path.join('_') || 'run',
      path,
      description: '',
      parameters: [],
    })),
  }).commands.map(({ name }) => name)

describe('a program that runs by itself', () => {
  it('is run, unless it has a command of that name', () => {
    expect(namesOf([], ['get'])).to.deep.equal(['run', 'get'])
    expect(namesOf([], ['run'], ['get'])).to.deep.equal(['main', 'run', 'get'])
    expect(namesOf([], ['run'], ['main'])).to.deep.equal(['root', 'run', 'main'])
    expect(namesOf(['run'], ['run', 'main'])).to.deep.equal(['run', 'run_main'])
  })
})
