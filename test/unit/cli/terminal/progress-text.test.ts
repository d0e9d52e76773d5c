import { expect } from 'chai'
import { progressText } from '../../../../src/cli/terminal/progress-text.js'

describe('progressText', () => {
  it('is a share where there is a total, and else what the program says', () => {
    expect(progressText({ progress: 2, total: 3, message: 'two\nthirds' })).to.equal('66% two thirds')
    expect(progressText({ progress: 1, total: 1 })).to.equal('100%')
    expect(progressText({ progress: 9, total: 3 })).to.equal('100%')
    expect(progressText({ progress: 2, message: 'reading' })).to.equal('reading')
    expect(progressText({ progress: 2 })).to.equal('2')
    expect(progressText({ progress: 2, total: 0 })).to.equal('2')
  })
})
