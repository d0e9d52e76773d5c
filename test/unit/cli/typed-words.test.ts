import { expect } from 'chai'
import { typedWords } from '../../../src/cli/typed-words.js'

describe('typedWords', () => {
  const rows: [line: string, words: string[]][] = [
    ['', []],
    ['   ', []],
    ['hello', ['hello']],
    [' hello  name=Ada ', ['hello', 'name=Ada']],
    ['hello name="Ada Lovelace"', ['hello', 'name=Ada Lovelace']],
    ["hello name='Ada \"L\"' 'x=a b'", ['hello', 'name=Ada "L"', 'x=a b']],
    ['say text="a \\"b\\" \\\\"', ['say', 'text=a "b" \\']],
    ['say text=', ['say', 'text=']],
    ['say text=""', ['say', 'text=']],
    ['add tags:=["a","b"] n:=3', ['add', 'tags:=["a","b"]', 'n:=3']],
    [`add o:='{"a": 1}'`, ['add', 'o:={"a": 1}']],
    ['say text=a=b text=it\'s "open', ['say', 'text=a=b', "text=it's", '"open']],
    ['say @file -', ['say', '@file', '-']],
  ]
  for (const [line, words] of rows)
    it(`splits ${JSON.stringify(line)}`, () => {
      expect(typedWords(line)).to.deep.equal(words)
    })
})
