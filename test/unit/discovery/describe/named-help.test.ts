import { expect } from 'chai'
import { namedHelp } from '../../../../src/discovery/describe/named-help.js'

describe('namedHelp', () => {
  const cases: readonly [answer: string, word: string | undefined][] = [
    ['No file\nFor help, type: hive -h', '-h'],
    ["hive: invalid option -- '-'\nread the page or type 'hive -h'.", '-h'],
    ['Try `/usr/bin/hive -h` for more', '-h'],
    ["Run 'hive help' for usage.", 'help'],
    ['Invalid command \'--help\'; type "help" for a list.', 'help'],
    ['Unknown option. Use -h for help.', '-h'],
    ["Run 'hive help bees'", undefined],
    ['hive help bees', undefined],
    ["Run 'beehive -h'", undefined],
    ['Type help me', undefined],
    ['hive -height 3', undefined],
    ['Unknown option --help', undefined],
    ["Try 'hive --help'", undefined],
    [`${'bees '.repeat(500)}\ntype: hive -h`, undefined],
  ]
  for (const [answer, word] of cases)
    it(`is ${word ?? 'nothing'} in: ${answer.slice(0, 60)}`, () => {
      expect(namedHelp(answer, ['hive', 'hive.sh'])).to.equal(word)
    })
})
