import { expect } from 'chai'
import { stripVTControlCharacters } from 'node:util'
import { toolList } from '../../../../src/cli/tools/print-tools.js'
import { contractTool, makeParameter, parserTool } from '../../../support/make-tool.js'

describe('toolList', () => {
  const tool = parserTool({ description: 'Go there.\nAnd back.' })

  it('has an empty line between tools, and says where there is none', () => {
    expect(toolList([tool, tool], { verbose: false })).to.match(/^ {2}And back\.\n\n.*demo__go\(\)/m)
    expect(toolList([], { verbose: false })).to.equal('No tools.')
  })

  it('says with verbose what each parameter is for and what described the tool', () => {
    const described = contractTool(
      { name: 'where', type: 'string', description: 'A place.' },
      { name: 'x', type: 'string' },
    )
    const [, ...lines] = toolList([described], { verbose: true }).split('\n')
    expect(lines.slice(-3)).to.deep.equal([
      '  where: A place.',
      '  x: (no description)',
      '  from demo/cli.py, by its contract',
    ])
  })

  it('says with verbose which parameters come from elsewhere, and what is in doubt', () => {
    const parameters = [makeParameter({ source: 'help' }), makeParameter({ name: 'y', spelledBy: 'help' })]
    const [, ...lines] = toolList([parserTool({ parameters, doubts: ['odd', 'new'] })], {
      verbose: true,
    }).split('\n')
    expect(lines.slice(-5)).to.deep.equal([
      '  x: (no description) [by its --help text]',
      '  y: (no description) [spelled by its --help text]',
      '  from demo/cli.py, by its argument parser',
      '  in doubt: odd',
      '  in doubt: new',
    ])
  })
})

describe('toolList at a terminal', () => {
  const tool = (plugin: string, name: string, pluginAbout?: string) => ({
    ...parserTool({
      description: 'Go there, and come back as soon as you can.',
      parameters: [makeParameter()],
    }),
    ...{ plugin, name, pluginAbout },
  })
  const tools = [
    tool('way', 'a__go', 'Ways to go, by foot or by train or by ship.'),
    tool('other', 'b__go'),
    tool('way', 'c__go', 'Ways to go, by foot or by train or by ship.'),
  ]

  it('has the tools of each plugin below its name, and no line is wider', () => {
    const list = toolList(tools, { verbose: false, tokens: true, width: 36 })
    expect(
      stripVTControlCharacters(list)
        .replace(/\n\n3 tools, .*$/s, '')
        .replaceAll(/about \d+/g, 'about N'),
    ).to.equal(`way: Ways to go, by foot or by train
  or by ship.

  a__go(x?: string)
    Go there, and come back as soon
    as you can.
    about N tokens

  c__go(x?: string)
    Go there, and come back as soon
    as you can.
    about N tokens

other

  b__go(x?: string)
    Go there, and come back as soon
    as you can.
    about N tokens`)
    expect(
      Math.max(
        ...stripVTControlCharacters(list)
          .split('\n')
          .map(({ length }) => length),
      ),
    ).to.be.at.most(36)
  })

  it('has the same tools as a pipe, which gets no plugin and whole lines', () => {
    const lines = toolList(tools, { verbose: false }).split('\n')
    expect(lines.map(stripVTControlCharacters)).to.deep.equal(
      ['a', 'b', 'c'].flatMap((name, index) => [
        ...(index > 0 ? [''] : []),
        `${name}__go(x?: string)`,
        '  Go there, and come back as soon as you can.',
      ]),
    )
  })
})
