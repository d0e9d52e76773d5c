import { expect } from 'chai'
import { addedTools } from '../../../../../src/cli/plugin/add/added-report.js'
import { makePlugin, makeTool } from '../../../../support/make-plugin.js'

const told = (tools: number, dir: string, width?: number): string => {
  const plugin = makePlugin({ name: 'prog' })
  const source = { kind: 'program', command: 'prog', file: '/bin/prog' } as const
  const made = Array.from({ length: tools }, (_, index) => makeTool(plugin, `c${index}`))
  const added = {
    plugin: 'prog',
    dir,
    source,
    tools: made,
    commands: tools,
    problems: [],
    replacesBundled: false,
  }
  return addedTools(added, width, 'smcp')
}

describe('addedTools', () => {
  it('shows the first of many at a terminal, and says how to see the rest, wherever the plugin is', () => {
    expect(told(20, 'plugins/prog', 80)).to.not.contain('more')
    expect(told(23, 'plugins/prog', 80)).to.match(/\n\.\.\. and 3 more: smcp tools list --plugin prog$/)
    expect(told(23, '/srv/tools/prog', 80)).to.match(/--plugin prog --plugins-dir \/srv\/tools$/)
  })

  it('has a line for each where it is piped', () => {
    expect(told(23, 'plugins/prog').split('\n')).to.have.length(23)
  })
})
