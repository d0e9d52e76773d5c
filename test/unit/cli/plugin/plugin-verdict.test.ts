import { expect } from 'chai'
import { isBroken } from '../../../../src/cli/plugin/is-broken.js'
import { verdict, verdictJson } from '../../../../src/cli/plugin/plugin-verdict.js'
import { problemIn } from '../../../../src/discovery/problem.js'
import { contractTool } from '../../../support/make-tool.js'

const { error, warning } = problemIn('/plugins/demo/cli.py', 'demo')
const tool = contractTool()
const found = (tools: number, ...problems: ReturnType<typeof error>[]) => ({
  plugin: 'demo',
  tools: Array.from({ length: tools }, () => tool),
  problems,
})
const rows = [
  [found(1), 'demo: 1 tool, no problems'],
  [found(2, warning('a')), 'demo: 2 tools, 1 warning'],
  [found(2, warning('a'), warning('b')), 'demo: 2 tools, 2 warnings'],
  [found(2, warning('a'), error('b')), 'demo: broken'],
  [found(0), 'demo: broken'],
] as const

describe('the verdict on a plugin', () => {
  for (const [what, line] of rows)
    it(`is "${line}" with ${what.tools.length} tools and ${what.problems.map(({ severity }) => severity).join(', ') || 'no problem'}`, () => {
      expect(verdict(what)).to.equal(line)
      expect([isBroken(what), verdictJson(what).ok]).to.deep.equal(
        line.endsWith('broken') ? [true, false] : [false, true],
      )
    })

  it('counts the tools that are in doubt, which is no fault', () => {
    const doubtful = { ...tool, command: { ...tool.command, doubts: ['odd', 'new'] } }
    const what = { ...found(1), tools: [tool, doubtful] }
    expect(verdict(what)).to.equal('demo: 2 tools, 1 in doubt, no problems')
    expect(verdictJson(what).ok).to.equal(true)
  })

  it('is not ok for a program where the command that was called has failed', () => {
    const call = { content: [], isError: true } as const
    expect(verdictJson(found(1), { call })).to.include({ ok: false, call })
    expect(verdictJson(found(1), { call: { content: [] } })).to.include({ ok: true })
    expect(verdictJson(found(1))).not.to.have.property('call')
  })
})
