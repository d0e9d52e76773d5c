import { expect } from 'chai'
import { problemIn, problemText } from '../../../src/discovery/problem.js'

describe('a problem', () => {
  it('has a plugin and a field only where they are known', () => {
    expect(problemIn('/plugins').warning('is away')).to.deep.equal({
      file: '/plugins',
      message: 'is away',
      severity: 'warning',
    })
    expect(problemIn('/plugins/p/cli.sh', 'p').error('is wrong', 'commands[0]')).to.deep.equal({
      plugin: 'p',
      file: '/plugins/p/cli.sh',
      field: 'commands[0]',
      message: 'is wrong',
      severity: 'error',
    })
  })

  it('is told with its field', () => {
    const { error } = problemIn('/plugins/p', 'p')
    expect(problemText(error('is wrong', 'main'))).to.equal('main: is wrong')
    expect(problemText(error('no luck'))).to.equal('no luck')
  })
})
