import { expect } from 'chai'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { ArgumentInputs } from '../../../../src/cli/tools/argument-inputs.js'
import { parseCallArguments, type GivenArguments } from '../../../../src/cli/tools/parse-call-arguments.js'
import { InvalidArgumentsError } from '../../../../src/errors.js'

const file = join(mkdtempSync(join(tmpdir(), 'smcp-test-')), 'a=b.json')
writeFileSync(file, '{"n": 7, "name": "Ada"}\n')
const parse = (words: readonly string[], wholeJson?: string, stdin = ''): Promise<GivenArguments> =>
  parseCallArguments(words, wholeJson, new ArgumentInputs(Readable.from([Buffer.from(stdin)])))

describe('parseCallArguments', () => {
  it('takes a text as it is, from the first sign on', async () => {
    const { texts, values } = await parse(['where=a:=b', 'lines=one\ntwo', 'none='])
    expect([...texts]).to.deep.equal([
      ['where', ['a:=b']],
      ['lines', ['one\ntwo']],
      ['none', ['']],
    ])
    expect(values).to.deep.equal({})
  })

  it('keeps every text of a key, in order', async () => {
    expect((await parse(['a=1', 'b=x', 'a=2'])).texts.get('a')).to.deep.equal(['1', '2'])
  })

  it('adds JSON to the whole object, and takes the last', async () => {
    const { values } = await parse(['n:=2', 'n:=3', 'list:=["a", "b"]'], '{"n": 1, "m": null}')
    expect(values).to.deep.equal({ n: 3, m: null, list: ['a', 'b'] })
  })

  it('takes a text and JSON from a file', async () => {
    const { values, texts } = await parse([`letter=@${file}`, `data:=@${file}`])
    expect(texts.get('letter')).to.deep.equal(['{"n": 7, "name": "Ada"}\n'])
    expect(values).to.deep.equal({ data: { n: 7, name: 'Ada' } })
  })

  it('takes a text and JSON from stdin', async () => {
    expect((await parse(['letter=-'], undefined, 'one\ntwo\n')).texts.get('letter')).to.deep.equal([
      'one\ntwo\n',
    ])
    expect((await parse(['n:=-'], undefined, ' [1]\n')).values).to.deep.equal({ n: [1] })
  })

  it('takes all arguments from a file or stdin, which others add to', async () => {
    expect((await parse([`@${file}`, 'n:=8'], '{"n": 1, "m": 2}')).values).to.deep.equal({
      n: 8,
      name: 'Ada',
      m: 2,
    })
    expect((await parse(['n:=8', '-'], undefined, '{"n": 9}')).values).to.deep.equal({ n: 9 })
  })

  it('takes two signs @ for one, and no file', async () => {
    const { texts } = await parse(['to=@@ada', 'mail=a@b.c'])
    expect([...texts.values()]).to.deep.equal([['@ada'], ['a@b.c']])
  })

  const refused: [words: string[], wholeJson: string | undefined, message: RegExp][] = [
    [['hello'], undefined, /^"hello" is not an argument$/],
    [['=x'], undefined, /^"=x" is not an argument$/],
    [['n:=three'], undefined, /^n:= is not JSON: /],
    [['n:='], undefined, /^n:= is not JSON: /],
    [['n:=-'], undefined, /^n:= is not JSON: /],
    [['-'], undefined, /^- is not JSON: /],
    [[], '{', /^--args is not JSON: /],
    [[], '[1]', /^--args must be a JSON object, got \[1\]$/],
    [[], 'null', /^--args must be a JSON object, got null$/],
  ]
  for (const [words, wholeJson, message] of refused)
    it(`refuses ${words.join(' ') || `--args ${wholeJson}`}, and shows how it is written`, async () => {
      const error = await parse(words, wholeJson).catch((thrown: unknown) => thrown)
      expect(error).to.be.instanceOf(InvalidArgumentsError)
      const { message: said, hint } = error as InvalidArgumentsError
      expect([said, hint]).to.satisfy(([one, other]: [string, string]) => message.test(one) && other !== '')
      expect(hint).to.match(/key=value|--args/)
    })
})
