import { expect } from 'chai'
import { clientFindings } from '../../../../src/lint/client-findings.js'
import { clientNames } from '../../../../src/lint/clients.js'
import { hostLimits } from '../../../../src/lint/limits/host-limits.js'
import type { CallTimes, ListedTool, Served } from '../../../../src/lint/rule.js'
import { hosts } from '../../../hosts/hosts.js'
import { good, named, withProperty } from '../listed-tool.js'

const called = (name: string): ListedTool => ({ ...good, name })
const described = (length: number): ListedTool => ({ ...good, description: 'x'.repeat(length) })
const withCalls = (heartbeatMs?: number, pluginTimeoutMs?: number): { calls: CallTimes; tools: [] } => ({
  tools: [],
  calls: { heartbeatMs, pluginTimeoutMs },
})
const foundOn = (host: string, served: Served): string[] =>
  clientFindings(served)
    .filter((finding) => finding.host === host)
    .map(({ severity, field, message }) => `${severity}: ${field} ${message}`)

/** Each with what is just taken, and with what is not. */
const rows: readonly (readonly [
  host: string,
  what: string,
  taken: Served,
  not: Served,
  found: readonly string[],
])[] = [
  [
    'Claude Code 2.1.332',
    'a long description',
    { tools: [described(4096)] },
    { tools: [described(4097)] },
    ['warning: description has 4097 characters; the model sees only the first 4096'],
  ],
  [
    'older Claude Code 2.1',
    'a description that is cut by older ones alone',
    { tools: [described(2048), described(4097)] },
    { tools: [described(2049)] },
    ['note: description has 2049 characters; the model sees only the first 2048'],
  ],
  ...['Claude Code 2.1.332', 'opencode 1.18.33'].map(
    (host) =>
      [
        host,
        'calls that say nothing',
        withCalls(5000),
        withCalls(),
        ['warning: SMCP_HEARTBEAT is 0; a silent call is given up after 60 s'],
      ] as const,
  ),
  [
    'Codex 0.169.0',
    'long calls',
    withCalls(5000, 300_000),
    withCalls(5000, 301_000),
    ['note: MCP_PLUGIN_TIMEOUT is 301; a call is given up after 300 s, even if it reports progress'],
  ],
  [
    'Codex 0.169.0',
    'a range that no description says',
    { tools: [withProperty('count', { type: 'integer', maximum: 9, description: 'At most 9.' })] },
    { tools: [withProperty('count', { type: 'integer', maximum: 9, description: 'How many.' })] },
    ['note: inputSchema.properties.count loses maximum 9'],
  ],
  [
    'Codex 0.169.0',
    'a name with -',
    { tools: [called('demo__go_on')] },
    { tools: [called('demo__go-on')] },
    ['note: name has _ for each - there'],
  ],
  [
    'gemini-cli 0.61.0',
    'a long name',
    { tools: [named(54)] },
    { tools: [named(55)] },
    [
      `warning: name has 64 characters with the prefix mcp_smcp_; above 63 it is cut to mcp_smcp_demo__${'x'.repeat(15)}...${'x'.repeat(30)}`,
    ],
  ],
]

describe('the limits of hosts', () => {
  for (const [host, what, taken, not, found] of rows) {
    it(`say of ${host}: ${what}`, () => {
      expect(foundOn(host, taken)).to.deep.equal([])
      expect(foundOn(host, not)).to.deep.equal(found)
    })
  }

  it('say which names Codex makes the same', () => {
    const tools = [called('demo__a-b'), called('demo__a_b'), called('demo__ab')]
    expect(foundOn('Codex 0.169.0', { tools }).filter((text) => text.startsWith('warning'))).to.deep.equal([
      'warning: name is demo__a_b there, like that of demo__a_b: each gets a hash at its end',
      'warning: name is demo__a_b there, like that of demo__a-b: each gets a hash at its end',
    ])
  })

  it('say which names gemini-cli makes the same', () => {
    const name = (middle: string): string => `demo__${'x'.repeat(15)}${middle}${'y'.repeat(30)}`
    const tools = [called(name('first')), called(name('other')), called(`${name('other')}z`)]
    const same = foundOn('gemini-cli 0.61.0', { tools }).filter((text) => text.includes('tell them apart'))
    expect(same).to.have.length(2)
    expect(same[0]).to.contain(`like that of ${name('other')}`)
  })

  it('have the versions that npm run hosts runs', () => {
    const pinned = hosts.map(({ version }) => version)
    const named = hostLimits.flatMap(({ host = '' }) => /\d+\.\d+\.\d+$/.exec(host) ?? [])
    expect([...new Set(named)].sort()).to.deep.equal([...pinned].sort())
    expect(hosts.every(({ name }) => name === 'claude-code' || name in clientNames)).to.equal(true)
  })
})
