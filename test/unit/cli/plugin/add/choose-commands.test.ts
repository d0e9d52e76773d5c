import { expect } from 'chai'
import picomatch from 'picomatch'
import { fittingTools, hideAllBut } from '../../../../../src/cli/plugin/add/choose-commands.js'
import type { Tool } from '../../../../../src/discovery/tool.js'
import { makePlugin, makeTool } from '../../../../support/make-plugin.js'

const tool = (...path: string[]): Tool => {
  const made = makeTool(makePlugin({ name: 'gh' }), path.join('_') || 'run')
  return { ...made, command: { ...made.command, path } }
}
const tools = [tool(), tool('api'), tool('pr', 'list'), tool('pr', 'view'), tool('issue', 'list')]
const names = (chosen: readonly Tool[]): string[] => chosen.map(({ command }) => command.name)

describe('fittingTools', () => {
  const fitting = (...patterns: string[]): string[] => names(fittingTools(tools, patterns))

  it('takes the words of a command, its name, and globs of both', () => {
    expect(fitting('pr *')).to.deep.equal(['pr_list', 'pr_view'])
    expect(fitting('pr_view', 'api')).to.deep.equal(['api', 'pr_view'])
    expect(fitting('* list, gh')).to.deep.equal(['run', 'pr_list', 'issue_list'])
    expect(fitting('{pr,issue} list,api')).to.deep.equal(['api', 'pr_list', 'issue_list'])
    expect(fitting('*')).to.deep.equal(names(tools))
  })

  it('refuses a pattern that fits nothing, beside others that fit', () => {
    expect(() => fitting('pr *', 'isue *')).to.throw('None of the 5 commands matches "isue *"')
    expect(() => fittingTools(tools.slice(1, 2), ['apy'])).to.throw('The only command does not match "apy"')
  })
})

describe('hideAllBut', () => {
  const hidden = (chosen: readonly Tool[]): string[] => {
    const { hide = [] } = hideAllBut(chosen, tools)
    return names(tools).filter((name) => hide.length > 0 && picomatch(hide)(name))
  }

  it('hides every other command, and one that comes later', () => {
    expect(hidden(tools.slice(2, 4))).to.deep.equal(['run', 'api', 'issue_list'])
    expect(hidden(tools.slice(1, 2))).to.deep.equal(['run', 'pr_list', 'pr_view', 'issue_list'])
    expect(picomatch(hideAllBut(tools.slice(2, 4), tools).hide ?? [])('pr_merge')).to.equal(true)
  })

  it('says nothing where all are served', () => {
    expect(hideAllBut(tools, tools)).to.deep.equal({})
  })
})
