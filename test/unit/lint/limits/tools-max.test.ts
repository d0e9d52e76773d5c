import { expect } from 'chai'
import { clientFindings } from '../../../../src/lint/client-findings.js'
import { good } from '../listed-tool.js'

describe('the number of tools', () => {
  for (const [count, found] of [
    [40, []],
    [41, ['cursor warning: tools are 41; 40 are taken']],
    [
      129,
      [
        'cursor warning: tools are 129; 40 are taken',
        'windsurf warning: tools are 129; 50 are taken',
        'antigravity warning: tools are 129; 100 are taken',
        'vscode error: tools are 129; 128 are taken',
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
