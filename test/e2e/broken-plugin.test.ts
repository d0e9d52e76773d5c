import { expect } from 'chai'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runSmcp } from '../support/run-smcp.js'

const programs: readonly [string, string, string][] = [
  ['cli.py', 'import argparse\nprint(\n', 'cli.py, line 2: SyntaxError'],
  ['cli.mjs', "import 'no-such-package'\n", 'no-such-package is missing: npm install --prefix'],
  ['cli.mjs', "console.log('--help')\nthrow new Error('no luck')\n", 'cli.mjs, line 2: Error: no luck'],
  ['cli', '#!/usr/bin/env no-such-ruby\n', 'needs no-such-ruby, which is not on PATH'],
]

describe('smcp plugin test of a broken plugin', () => {
  for (const [file, text, message] of programs) {
    it(`says: ${message}`, async () => {
      const dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
      await mkdir(join(dir, 'p'))
      await writeFile(join(dir, 'p', file), text)
      const { exitCode, stderr, stdout } = await runSmcp(['plugin', 'test', join(dir, 'p')])
      expect(`${stderr}${stdout}`.replaceAll(/\s+/g, ' ')).to.contain(message).and.not.contain('no problems')
      expect(exitCode).to.equal(1)
    })
  }
})
