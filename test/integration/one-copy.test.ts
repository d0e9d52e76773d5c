import { expect } from 'chai'
import { mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/config.js'
import { openCore } from '../../src/core/open-core.js'
import { needSandbox } from '../support/need-sandbox.js'

/** Notes in its folder that it was asked, and tells in its help how many notes it has found. */
const counting = `
import sys
if len(sys.argv) < 2:
    sys.exit("nothing to do")
import argparse, os, uuid
notes = len(os.listdir("notes"))
open("notes/%s" % uuid.uuid4(), "x")
parser = argparse.ArgumentParser()
commands = parser.add_subparsers()
for name in ("one", "two"):
    commands.add_parser(name).add_argument("--x", help="%d notes" % notes)
parser.parse_args()
`

describe('the copy of a folder in which its programs are asked', () => {
  before(async function () {
    await needSandbox(this)
  })

  it('is made once for a description', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    const notes = join(dir, 'counting', 'notes')
    await mkdir(notes, { recursive: true })
    await writeFile(join(dir, 'counting', 'cli.py'), counting)
    const core = openCore({ ...readConfig({ pluginsDirs: [dir] }), noCache: true })
    await core.catalog.load()
    const tools = await core.catalog.list()
    const told = tools.map(({ inputSchema }) => JSON.stringify(inputSchema)).join()
    expect(tools.map(({ name }) => name)).to.deep.equal(['counting__one', 'counting__two'])
    expect(told)
      .to.match(/[123] notes/)
      .and.not.contain('"0 notes')
    expect(core.catalog.problems()[0]?.message).to.contain('it changed notes/')
    expect(await readdir(notes)).to.deep.equal([])
  })
})
