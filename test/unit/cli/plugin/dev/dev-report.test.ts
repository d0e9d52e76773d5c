import { expect } from 'chai'
import { resolve } from 'node:path'
import { devJson, devLines, type DevReport } from '../../../../../src/cli/plugin/dev/dev-report.js'
import { makePlugin, makeProblem, makeTool } from '../../../../support/make-plugin.js'

const plugin = makePlugin()
const [a, b] = [makeTool(plugin, 'a'), makeTool(plugin, 'b')]
const none = { added: [], removed: [], changed: [] }
const report = (more: Partial<DevReport> = {}): DevReport => ({
  plugin: 'p',
  event: 'changed',
  tools: [a],
  changes: none,
  problems: [],
  ...more,
})
const plain = (_: string, text: string): string => text

describe('a report on a plugin that is written', () => {
  it('has a line for each tool that is new, gone or changed', () => {
    const changes = {
      added: [a],
      removed: [b],
      changed: [{ name: 'p__c', changes: ['x added: x?: string', 'y removed'] }],
    }
    expect(devLines(report({ changes }), plain)).to.deep.equal([
      '- p__b',
      '+ p__a()',
      '~ p__c',
      '    x added: x?: string',
      '    y removed',
    ])
  })

  it('has a line for each problem, with its file and line', () => {
    const file = resolve('plugins/p/smcp.json')
    const problems = [
      { ...makeProblem('is not known', { file, field: 'hde' }), line: 7 },
      makeProblem('is odd', { file, severity: 'warning' }),
      { ...makeProblem('cli.py, line 2: SyntaxError: no', { file }), line: 2 },
    ]
    expect(devLines(report({ problems }), (colour, text) => `${colour} ${text}`)).to.deep.equal([
      'dim p was described again: clients see no difference.',
      'red Error: plugins/p/smcp.json:7: hde: is not known',
      'yellow Warning: plugins/p/smcp.json: is odd',
      'red Error: plugins/p/smcp.json:2: SyntaxError: no',
    ])
  })

  it('says where there is nothing yet, and where the plugin is gone', () => {
    expect(devLines(report({ event: 'started', tools: [] }), plain)).to.deep.equal(['p has no tools yet.'])
    expect(devLines(report({ event: 'gone', tools: [] }), plain)).to.deep.equal([
      'p is gone; it is looked at again as soon as it is back.',
    ])
  })

  it('is one line of JSON', () => {
    const changes = { added: [a], removed: [b], changed: [{ name: 'p__c', changes: ['y removed'] }] }
    const problems = [{ ...makeProblem('no', { severity: 'warning' }), line: 3 }]
    const line = devJson(report({ changes, problems }))
    expect(line).not.to.contain('\n')
    expect(JSON.parse(line)).to.deep.include({
      plugin: 'p',
      event: 'changed',
      ok: true,
      tools: ['p__a'],
      removed: ['p__b'],
      changed: changes.changed,
      problems,
    })
    expect((JSON.parse(line) as { added: { name: string }[] }).added.map(({ name }) => name)).to.deep.equal([
      'p__a',
    ])
    const prompt = { shown: { name: 'hi' }, from: { text: 'Hi.' }, completers: {}, plugin }
    const offers = { resources: [], templates: [], prompts: [prompt] }
    expect(JSON.parse(devJson(report({ tools: [], offers })))).to.include({ ok: true })
    for (const more of [{ tools: [] }, { problems: [makeProblem('no')] }])
      expect(JSON.parse(devJson(report(more)))).to.include({ ok: false })
  })
})
