import { expect } from 'chai'
import { converse } from '../converse.js'
import type { Host } from '../host.js'

const given = {
  text: 'Ünï "quoted" \\ $HOME `id`\nsecond line 🪚',
  code: 'AB-12',
  count: 0,
  ratio: -0.25,
  unit: 'inch',
  quiet: true,
  tags: ['a, b', '', '--count', '7'],
}
/** As contract 1 has it: docs/plugin-development-guide.md. */
const argv = [
  ['--text', given.text],
  ['--code', 'AB-12'],
  ['--count', '0'],
  ['--ratio=-0.25'],
  ['--unit', 'inch'],
  ['--quiet'],
  ['--tags', 'a, b', '--tags', '', '--tags=--count', '--tags', '7'],
].flat()

export function checkArguments(host: Host): void {
  for (const transport of host.transports)
    it(`passes arguments on exactly over ${transport}`, async () => {
      const model = await converse(host, transport, [{ tool: 'workshop__measure', arguments: given }])
      const shown = /\{"argv".*\}/.exec(model.answers()[0]?.text ?? '')
      expect(JSON.parse(shown?.[0] ?? 'null')).to.deep.equal({ argv })
    })
}
