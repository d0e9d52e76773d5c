import { expect } from 'chai'
import {
  areFlags,
  commandRows,
  isListOfCommands,
} from '../../../../../../src/discovery/describe/help/layout/command-rows.js'

describe('the rows of a list of commands', () => {
  it('are at one indent, without the headings of categories', () => {
    expect(
      commandRows([
        '  run  Run',
        '',
        '  Basics:',
        '    add  Add',
        '    rm   Remove',
        '  Other:',
        '    gc  Clean',
      ]),
    ).to.deep.equal(['  run  Run', '  add  Add', '  rm   Remove', '  gc  Clean'])
  })

  it('are without headings that a bar follows, wherever those stand', () => {
    expect(commandRows(['        ONE ────', '  run  Run', '        TWO ────', '  add  Add'])).to.deep.equal([
      '  run  Run',
      '  add  Add',
    ])
  })

  it('are without a flag that does the same', () => {
    expect(commandRows(['  -c|check <file>  Check', '  -a  All', '  list  List'])).to.deep.equal([
      '  check <file>  Check',
      '  list  List',
    ])
  })

  it('keep their names whole where one stands less far behind a heading than the first', () => {
    expect(commandRows([' Basics:', '        add  Add', '    rm  Remove'])).to.deep.equal([
      ' add  Add',
      'rm  Remove',
    ])
  })

  it('end where prose stands at the margin, and may stand there themselves', () => {
    expect(commandRows(['  add  Add', 'See the manual.'])).to.deep.equal(['  add  Add'])
    expect(commandRows(['add  Add', 'rm   Remove', 'See the manual.'])).to.deep.equal([
      'add  Add',
      'rm   Remove',
    ])
  })

  it('keep what is below a name', () => {
    expect(commandRows(['  add', '      Adds  one', '  rm'])).to.deep.equal([
      '  add',
      '      Adds  one',
      '  rm',
    ])
  })
})

describe('a list without a title for commands', () => {
  it('is one of commands where each row is a word in lower case with a text', () => {
    expect(isListOfCommands(['  mow    Mow', '  fence  Fence one', '         or two'])).to.equal(true)
    expect(isListOfCommands(['  auth:   Log in'])).to.equal(true)
  })

  it('is none with names of variables, options or sentences', () => {
    expect(isListOfCommands(['  HOME  Where'])).to.equal(false)
    expect(isListOfCommands(['  -a  All'])).to.equal(false)
    expect(isListOfCommands(['  two words  More'])).to.equal(false)
    expect(isListOfCommands([])).to.equal(false)
  })
})

describe('rows that are flags alone', () => {
  it('are all that stand at the margin of a list', () => {
    expect(areFlags(['', '  -l, --loud', '     hum,[on|off]', '  -q  Quiet'])).to.equal(true)
    expect(areFlags(['  -l, --loud', '  hum  Hum'])).to.equal(false)
    expect(areFlags(['  -c|check <file>  Check'])).to.equal(false)
    expect(areFlags(['', ''])).to.equal(false)
  })
})
