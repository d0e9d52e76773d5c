import { expect } from 'chai'
import { lookOf, onOneLine, writtenJson } from '../../../../../src/cli/plugin/golden/written-json.js'

describe('writtenJson', () => {
  it('takes the look of a file from its first indented line and its first object', () => {
    expect(lookOf('[\n    {"a": 1}\n]')).to.deep.equal({ unit: '    ', endOfLine: '\n', isSpaced: false })
    expect(lookOf('{\r\n\t"a": { "b": 1 }\r\n}')).to.deep.equal({
      unit: '\t',
      endOfLine: '\r\n',
      isSpaced: true,
    })
  })

  it('stays on its line as long as it fits there', () => {
    const look = lookOf('')
    expect(writtenJson({ a: [1, { b: null }], c: {} }, look, '')).to.equal(
      '{ "a": [1, { "b": null }], "c": {} }',
    )
    const long = ['x'.repeat(60), 'y'.repeat(60)]
    expect(writtenJson(long, look, '  ')).to.equal(`[\n    "${long[0]!}",\n    "${long[1]!}"\n  ]`)
    expect(onOneLine(long, look)).not.to.contain('\n')
  })
})
