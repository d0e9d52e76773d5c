import { expect } from 'chai'
import type { OptionFacts } from '../../../../../../../src/discovery/describe/help/build-parameter.js'
import {
  namesTypes,
  withListType,
} from '../../../../../../../src/discovery/describe/help/dialects/plain/list-type.js'

describe('the type of a list', () => {
  const facts: OptionFacts = { flags: ['--env'], kind: 'value', isJoined: true }

  it('is in brackets where a help names types', () => {
    expect(namesTypes('  -c, --config path::String   Read it\n')).to.equal(true)
    expect(namesTypes('  --max Int  So many\n')).to.equal(true)
    expect(namesTypes('  --out [String]  Where\n  --in STRING  Where from\n')).to.equal(false)
  })

  it('makes an option one of a list with commas', () => {
    for (const metavar of ['[String]', '[path::String]', 'Array'])
      expect(withListType(facts, metavar), metavar).to.include({ kind: 'list', list: 'commas' })
    for (const metavar of ['String', '[FILE]', '[=WHEN]'])
      expect(withListType(facts, metavar)).to.equal(facts)
  })
})
