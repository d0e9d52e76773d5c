import { expect } from 'chai'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/config.js'
import { openCore, type Core } from '../../src/core/open-core.js'
import { callText } from '../support/call-text.js'

/** Shows in its usage what no reader of help knows: a format with a plus, and an option without a row. */
const program = `#!/bin/sh
if [ "$1" = --help ]; then
  cat <<'END'
Usage: when [OPTION]... [-q] [--] DAY [+FORMAT]

Options:
  -u, --utc          Print it in UTC
  -r, --rate=NUMBER  How fast
END
  exit
fi
echo "$@"
`

describe('a help of which not all could be read', () => {
  let root: string
  let core: Core

  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    await mkdir(join(root, 'when'))
    await writeFile(join(root, 'when/cli.sh'), program)
    await writeFile(join(root, 'when/smcp.json'), '{"ask": true}')
    core = openCore({ ...readConfig({ pluginsDirs: [root] }), noCache: true })
    await core.catalog.load()
  })
  after(() => rm(root, { recursive: true }))

  it('gives a typed tool that takes args as well, requires nothing of it, and says why', async () => {
    const { command, inputSchema } = await core.catalog.resolve('when__run')
    expect(Object.keys(inputSchema.properties as object)).to.have.members(['utc', 'rate', 'q', 'args', 'DAY'])
    expect(inputSchema.required ?? []).to.deep.equal([])
    expect(command.doubts).to.deep.equal([
      "its usage shows [+FORMAT], which smcp can't read, so it takes args as well",
    ])
  })

  it('puts args behind the options and before the positionals', async () => {
    const call = (args: Record<string, unknown>): Promise<string> => callText(core, 'when__run', args)
    expect(await call({ utc: true, args: ['-q'], DAY: 'today' })).to.equal('--utc -q -- today')
    expect(await call({ args: ['today', '+%H'] })).to.equal('today +%H')
    expect(await call({ args: ['-q', '--'], DAY: '-1' })).to.equal('-q -- -1')
  })
})
