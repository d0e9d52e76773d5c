import { expect } from 'chai'
import { parseCallArguments } from '../../../../src/cli/tools/parse-call-arguments.js'
import { InvalidArgumentsError } from '../../../../src/errors.js'

describe('parseCallArguments', () => {
  it('takes a text as it is, from the first sign on', () => {
    const { texts, values } = parseCallArguments(['where=a:=b', 'lines=one\ntwo', 'none='], undefined)
    expect([...texts]).to.deep.equal([
      ['where', ['a:=b']],
      ['lines', ['one\ntwo']],
      ['none', ['']],
    ])
    expect(values).to.deep.equal({})
  })

  it('keeps every text of a key, in order', () => {
    expect(parseCallArguments(['a=1', 'b=x', 'a=2'], undefined).texts.get('a')).to.deep.equal(['1', '2'])
  })

  it('adds JSON to the whole object, and takes the last', () => {
    const { values } = parseCallArguments(['n:=2', 'n:=3', 'list:=["a", "b"]'], '{"n": 1, "m": null}')
    expect(values).to.deep.equal({ n: 3, m: null, list: ['a', 'b'] })
  })

  const refused: [words: string[], wholeJson: string | undefined, message: RegExp][] = [
    [['hello'], undefined, /^"hello" is not an argument$/],
    [['=x'], undefined, /^"=x" is not an argument$/],
    [['n:=three'], undefined, /^n:= is not JSON: /],
    [['n:='], undefined, /^n:= is not JSON: /],
    [[], '{', /^--args is not JSON: /],
    [[], '[1]', /^--args must be a JSON object, got \[1\]$/],
    [[], 'null', /^--args must be a JSON object, got null$/],
  ]
  for (const [words, wholeJson, message] of refused)
    it(`refuses ${words.join(' ') || `--args ${wholeJson}`}, and shows how it is written`, () => {
      expect(() => parseCallArguments(words, wholeJson))
        .to.throw(InvalidArgumentsError, message)
        .with.property('hint')
        .that.match(/key=value|--args/)
    })
})
