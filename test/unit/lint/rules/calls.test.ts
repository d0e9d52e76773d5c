import { expect } from 'chai'
import { callsSilentUpTo, callsUpTo } from '../../../../src/lint/rules/calls.js'

const messages = (rule: typeof silent, heartbeatMs?: number, pluginTimeoutMs?: number): string[] =>
  rule({ tools: [], calls: { heartbeatMs, pluginTimeoutMs } }).map(({ fault }) => fault.join(' '))
const silent = callsSilentUpTo(60)

describe('callsSilentUpTo', () => {
  for (const [what, heartbeatMs, pluginTimeoutMs, found] of [
    ['a heartbeat', 5000, undefined, []],
    ['a heartbeat just within', 59_000, undefined, []],
    ['one that comes too late', 60_000, undefined, ['is 60;']],
    ['none', undefined, undefined, ['is 0;']],
    ['none, of calls that end before', undefined, 60_000, []],
    ['none, of calls that may take longer', undefined, 61_000, ['is 0;']],
  ] as const)
    it(`${found.length > 0 ? 'minds' : 'takes'} ${what}`, () => {
      const starts = messages(silent, heartbeatMs, pluginTimeoutMs).map(
        (text) => text.split(' a silent call')[0],
      )
      expect(starts).to.deep.equal(found.map((text) => `SMCP_HEARTBEAT ${text}`))
    })

  it('says nothing where nothing is known of calls', () => {
    expect(silent({ tools: [] })).to.deep.equal([])
  })
})

describe('callsUpTo', () => {
  for (const [what, pluginTimeoutMs, number] of [
    ['no limit, which says nothing of how long calls take', undefined, 0],
    ['a limit within', 300_000, 0],
    ['a limit above', 600_000, 1],
  ] as const)
    it(`${number > 0 ? 'minds' : 'takes'} ${what}`, () => {
      expect(messages(callsUpTo(300), 5000, pluginTimeoutMs)).to.have.length(number)
    })
})
