import { expect } from 'chai'
import { EventEmitter } from 'node:events'
import type { Catalog } from '../../../src/discovery/catalog/catalog.js'
import type { PluginChange } from '../../../src/discovery/catalog/plugin-change.js'
import type { Problem } from '../../../src/discovery/tool.js'
import type { Logger } from '../../../src/logging.js'
import { logPlugins, logProblem } from '../../../src/server/log-plugins.js'
import { makeProblem } from '../../support/make-plugin.js'

describe('the log', () => {
  let lines: string[]
  let catalog: EventEmitter
  const write =
    (level: string) =>
    (...args: unknown[]): void => {
      lines.push(`${level} ${String(args.at(-1))}`)
    }
  const logger = { info: write('info'), warn: write('warn'), error: write('error') } as unknown as Logger
  const change = (kind: PluginChange['kind'], more: Partial<PluginChange> = {}): string[] => {
    lines = []
    catalog.emit('plugin', { plugin: 'p', kind, tools: 1, problems: [], ...more })
    return lines
  }
  const directories = (come: readonly Problem[], gone: readonly Problem[]): string[] => {
    lines = []
    catalog.emit('directories', come, gone)
    return lines
  }
  const away: Problem = { file: '/plugins', message: 'is gone', severity: 'error' }

  beforeEach(() => {
    lines = []
    catalog = new EventEmitter()
    logPlugins(catalog as unknown as Catalog, logger)
  })

  it('tells in one line what became of a plugin', () => {
    expect(change('added')).to.deep.equal(['info plugin p added, 1 tool'])
    expect(change('changed', { tools: 2 })).to.deep.equal(['info plugin p changed, 2 tools'])
    expect(change('repaired')).to.deep.equal(['info plugin p repaired, 1 tool'])
    expect(change('completed')).to.deep.equal(['info plugin p described in whole, 1 tool'])
    expect(change('removed')).to.deep.equal(['info plugin p removed'])
    expect(change('broken', { tools: 0 })).to.deep.equal(['error plugin p broken, 0 tools left'])
  })

  it('tells nothing of a plugin that is found at the start, but its problems', () => {
    expect(change('found')).to.deep.equal([])
    const problems = [makeProblem('is wrong'), makeProblem('may be', { severity: 'warning', field: 'env' })]
    expect(change('found', { problems })).to.deep.equal([
      'error plugin p: is wrong (/plugins/p/cli.sh)',
      'warn plugin p: env: may be (/plugins/p/cli.sh)',
    ])
  })

  it('tells of a plugin whose commands are still asked', () => {
    expect(change('found', { isReadOn: true }).join('\n')).to.match(
      /^info plugin p: 1 tool, the helps of its commands are asked in the background/,
    )
  })

  it('tells of a folder of plugins that is away, and that it is back', () => {
    expect(directories([away], [])).to.deep.equal(['error /plugins: is gone'])
    expect(directories([], [away])).to.deep.equal(['info /plugins: the plugins folder is back'])
    // It is away for another reason.
    expect(directories([{ ...away, message: 'is no folder' }], [away])).to.deep.equal([
      'error /plugins: is no folder',
    ])
    // The name of a plugin was taken, and no more.
    expect(directories([], [makeProblem('is there twice')])).to.deep.equal([])
  })

  it('has plugin and file of a problem as fields', () => {
    let fields: unknown
    const logger = { error: (given: unknown) => (fields = given) } as unknown as Logger
    logProblem(makeProblem('is wrong'), logger)
    expect(fields).to.deep.equal({ plugin: 'p', file: '/plugins/p/cli.sh' })
  })
})
