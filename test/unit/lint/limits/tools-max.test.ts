import { expect } from 'chai'
import { clientFindings } from '../../../../src/lint/client-findings.js'
import { good } from '../listed-tool.js'

describe('the number of tools', () => {
  for (const [count, found] of [
    [40, []],
    [41, ['cursor warning: tools are 41; at most 40 are accepted']],
    [
      129,
      [
        'cursor warning: tools are 129; at most 40 are accepted',
        'windsurf warning: tools are 129; at most 50 are accepted',
        'antigravity warning: tools are 129; at most 100 are accepted',
        'vscode error: tools are 129; at most 128 are accepted',
      ],
    ],
  ] as const)
    it(`is counted against what each client takes: ${count}`, () => {
      const tools = Array.from({ length: count }, (_, index) => ({ ...good, name: `demo__go${index}` }))
      expect(
        clientFindings({ tools }).map(
          ({ client, severity, field, message }) => `${client} ${severity}: ${field} ${message}`,
        ),
      ).to.deep.equal(found)
    })
})
