import { expect } from 'chai'
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
