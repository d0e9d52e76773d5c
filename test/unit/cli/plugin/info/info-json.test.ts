import { expect } from 'chai'
import { infoJson } from '../../../../../src/cli/plugin/info/info-json.js'
import { makePlugin, makeProblem, makeTool } from '../../../../support/make-plugin.js'

const plugin = makePlugin()
const status = {
  name: 'p',
  dir: plugin.dir,
  state: 'described',
  source: 'help',
  tools: 1,
  problems: [],
} as const
const offers = { resources: [], templates: [], prompts: [] }

describe('infoJson', () => {
  it('has all that is known of a plugin', () => {
    const tools = [makeTool(plugin, 'go', undefined, { pluginAbout: 'Goes.', contract: 2 })]
    const sandbox = { folder: plugin.dir, mode: 'strict', writable: ['/d'], readable: [] } as const
    const info = { status, plugin, tools, offers, sandbox, warm: { forked: 'yes' } as const, variables: [] }
    expect(JSON.parse(JSON.stringify(infoJson(info)))).to.deep.equal({
      name: 'p',
      dir: '/plugins/p',
      state: 'described',
      file: '/plugins/p/cli.sh',
      interpreter: ['sh'],
      args: [],
      language: 'shell',
      cwd: '/plugins/p',
      about: 'Goes.',
      source: 'help',
      contract: 2,
      warm: { forked: 'yes' },
      sandbox: { mode: 'strict', writable: ['/d'], readable: [] },
      variables: [],
      secrets: [],
      tools: [{ name: 'p__go', signature: 'p__go()', description: 'go' }],
      problems: [],
    })
  })

  it('says that a plugin without a declaration gets all variables, and what is wrong', () => {
    const problems = [makeProblem('no')]
    const broken = { ...status, state: 'broken', problems } as const
    expect(infoJson({ status: broken, tools: [], offers })).to.deep.include({
      state: 'broken',
      variables: 'all',
      problems,
    })
  })
})
