import { expect } from 'chai'
import { completions, isEnd } from '../../../../../src/cli/plugin/dev/dev-line.js'
import { makePlugin, makeTool } from '../../../../support/make-plugin.js'

const hello = makeTool(makePlugin(), 'hello')
const parameters = ['name', 'number'].map((name) => ({ name, required: false, schema: { type: 'string' } }))
const plugin = {
  tools: () => [{ ...hello, command: { ...hello.command, parameters } }, makeTool(makePlugin(), 'help-me')],
}

describe('a line that is typed', () => {
  it('ends it all where it says so', () => {
    expect(['q', ' quit ', 'exit'].every(isEnd)).to.equal(true)
    expect(['', 'quiet', 'q=1', 'hello q'].some(isEnd)).to.equal(false)
  })

  const rows: [line: string, all: string[]][] = [
    ['', ['hello ', 'help-me ']],
    ['hell', ['hello ']],
    ['hello ', ['name=', 'number=']],
    ['hello na', ['name=']],
    ['hello name=Ada nu', ['number=']],
    ['p__hello n', ['name=', 'number=']],
    ['nothing n', []],
  ]
  for (const [line, all] of rows)
    it(`goes on from ${JSON.stringify(line)}`, () => {
      expect(completions(line, plugin)).to.deep.equal(all)
    })
})
