import { expect } from 'chai'
import { InvalidArgumentsError } from '../../../src/errors.js'
import {
  countedTooHigh,
  dividedByComma,
  readAsFile,
  readAsOption,
  tooLong,
  tooLongInAll,
} from '../../../src/executor/unrenderable.js'

describe('what a program can’t be given', () => {
  it('is told with the tool, the argument, its value and the reason', () => {
    for (const [error, message] of [
      [readAsOption('p__go', 'to', '-x'), 'p__go: "to" "-x" starts with "-" and would be read as an option'],
      [
        readAsFile('p__go', 'to', '@x'),
        'p__go: "to" "@x" starts with "@" and would be read as a file of arguments',
      ],
      [
        dividedByComma('p__go', 'to', 'a,b'),
        `p__go: "to" "a,b" contains a comma, which separates the items of the program's list`,
      ],
      [countedTooHigh('p__go', 'v', -1, 100), 'p__go: "v" -1 is not a count from 0 to 100'],
      [
        tooLong('p__go', 'to', 200, 100),
        'p__go: "to" is too long for a command line: 200 bytes; one argument may have 100',
      ],
      [
        tooLongInAll('p__go', 200, 100),
        'p__go: the arguments are too long for a command line: 200 bytes; all together may have 100',
      ],
    ] as const) {
      expect(error).to.be.instanceOf(InvalidArgumentsError)
      expect(error.message).to.equal(message)
    }
  })

  it('is told of in one line, and cut where it is long', () => {
    const { message } = readAsOption('p__go', 'to', `-\n"${'x'.repeat(1000)}`)
    expect(message).to.match(/^p__go: "to" "-\\n\\"x{74}\.\.\." starts with/)
  })

  it('can be written to a file where it is too long', () => {
    for (const { hint } of [tooLong('t', 'p', 2, 1), tooLongInAll('t', 2, 1)])
      expect(hint).to.contain('Write it to a file')
  })
})
