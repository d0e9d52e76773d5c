import { expect } from 'chai'
import { infoTable } from '../../../../../src/cli/plugin/info/info-table.js'
import type { PluginInfo } from '../../../../../src/cli/plugin/info/plugin-info.js'
import { makePlugin, makeProblem, makeTool } from '../../../../support/make-plugin.js'

const plugin = makePlugin()
const tool = makeTool(plugin, 'go', undefined, { pluginAbout: 'Goes.' })
const info: PluginInfo = {
  status: { name: 'p', dir: plugin.dir, state: 'described', source: 'help', tools: 1, problems: [] },
  plugin,
  tools: [tool],
  offers: { resources: [], templates: [], prompts: [] },
}
/** The rows of the table by their names. */
const rowsOf = (more: Partial<PluginInfo> = {}): Record<string, string> =>
  Object.fromEntries(
    infoTable({ ...info, ...more }, undefined)
      .split('\n')
      .map((line) => /^(\S.*?) {2,}(.*)$/.exec(line)!.slice(1)),
  ) as Record<string, string>

describe('infoTable', () => {
  it('tells what there is, and leaves out what there is not', () => {
    expect(rowsOf()).to.deep.equal({
      about: 'Goes.',
      folder: '/plugins/p',
      'main file': 'cli.sh',
      'run by': 'sh (shell)',
      'described by': 'help',
      contract: '1',
      warm: 'no, only Python programs are forked',
      sandbox: 'none',
      variables: 'all of smcp but its own keys',
    })
  })

  it('tells what its manifest wants, and nothing of a value', () => {
    const { launch } = plugin
    const wanting = {
      ...plugin,
      mainFile: '/usr/bin/gh',
      manifest: { command: 'gh', limits: { timeout: 5, concurrency: 1 } },
      launch: { ...launch, local: { ...launch.local, interpreter: [], cwd: '/srv' } },
    }
    expect(
      rowsOf({
        plugin: wanting,
        warm: { forked: 'no', because: 'it is drawn' },
        sandbox: { folder: '/plugins/p', mode: 'strict', writable: ['/d'], readable: [] },
        variables: [
          { name: 'A', from: ['A'], missing: ['A'], isSecret: false },
          { name: 'URL', from: ['B', 'C'], missing: ['C'], isSecret: true },
          { name: 'MODE', from: [], missing: [], isSecret: false },
        ],
      }),
    ).to.include({
      'main file': '/usr/bin/gh, which smcp.json names',
      'run by': 'itself',
      'works in': '/srv',
      warm: 'no, because it is drawn',
      sandbox: 'strict; may change /d',
      limits: 'timeout 5, concurrency 1',
      variables: 'A (not set), URL from B and C (secret, C is not set), MODE',
    })
    expect(rowsOf({ variables: [] })).not.to.have.property('variables')
  })

  it('names the secret parameters', () => {
    const parameters = [{ name: 'pin', required: true, schema: { type: 'string' }, isSecret: true }]
    const secret = { ...tool, command: { ...tool.command, parameters } }
    expect(rowsOf({ tools: [secret] }).secrets).to.equal('pin of p__go')
  })

  it('says where a plugin is that can not be started', () => {
    const status = { ...info.status, state: 'broken' as const, problems: [makeProblem('no')] }
    expect(rowsOf({ status, plugin: undefined, tools: [] })).to.deep.equal({ folder: '/plugins/p' })
  })

  it('is a table within the width of a terminal', () => {
    for (const width of [40, 60, 100]) {
      const lines = infoTable(info, width).split('\n')
      expect(Math.max(...lines.map((line) => line.length))).to.be.at.most(width)
    }
  })
})
