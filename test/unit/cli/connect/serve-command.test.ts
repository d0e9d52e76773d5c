import { expect } from 'chai'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { serveCommand } from '../../../../src/cli/connect/serve-command.js'

describe('serveCommand', () => {
  it('names this smcp and its folders of plugins in full', () => {
    const { command, args } = serveCommand(['/srv/one', '/srv/two'], {})
    expect(command).to.equal(process.execPath)
    expect(isAbsolute(args[0]!) && existsSync(args[0]!)).to.equal(true)
    expect(args.slice(1)).to.deep.equal([
      ...['serve', '--stdio'],
      ...['--plugins-dir', '/srv/one', '--plugins-dir', '/srv/two'],
    ])
  })

  it('keeps to this Node where another one is first on PATH, or that folder is of a version manager', async () => {
    const PATH = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    await writeFile(join(PATH, 'node'), '#!/bin/sh\n')
    await chmod(join(PATH, 'node'), 0o755)
    expect(serveCommand([], { PATH }).command).to.equal(process.execPath)
  })
})
