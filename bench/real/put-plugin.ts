import { execa } from 'execa'
import { copyFile, mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { repository, testEnvironment } from '../../test/support/start-smcp.js'
import type { Form, RealProgram } from './program.js'

/** Makes an installed program a plugin, in the way that its file says, as its users would. */
export async function putPlugin(program: RealProgram, bin: string, pluginsDir: string): Promise<void> {
  const dir = join(pluginsDir, program.name)
  if (program.form !== 'add') await mkdir(dir)
  await put[program.form](bin, dir, pluginsDir)
}

/** Vouches for a plugin, as its owner does in its manifest. */
export async function vouchFor({ form, name }: RealProgram, bin: string, pluginsDir: string): Promise<void> {
  // Who adds a program by smcp has vouched for it.
  if (form === 'add') return
  const manifest = { ...(form === 'command' && { command: [bin] }), ask: true }
  await writeFile(join(pluginsDir, name, 'smcp.json'), JSON.stringify(manifest))
}

const put: Readonly<Record<Form, (bin: string, dir: string, pluginsDir: string) => Promise<unknown>>> = {
  link: (bin, dir) => symlink(bin, join(dir, 'cli')),
  wrapper: (bin, dir) => writeScript(dir, `#!/bin/sh\nexec ${quoted(bin)} "$@"\n`),
  env: (bin, dir) =>
    writeScript(
      dir,
      `#!/usr/bin/env bash\n# Where it is installed.\nPROG=${quoted(bin)}\nexec "$PROG" "$@"\n`,
    ),
  copy: (bin, dir) => copyFile(bin, join(dir, 'cli')),
  command: (bin, dir) => writeFile(join(dir, 'smcp.json'), JSON.stringify({ command: [bin] })),
  add: (bin, dir, pluginsDir) => {
    const args = ['plugin', 'add', bin, '--name', dir.slice(pluginsDir.length + 1), '--all', '--yes']
    return execa(process.execPath, [`${repository}bin/run.js`, ...args, '--plugins-dir', pluginsDir], {
      env: testEnvironment(),
      extendEnv: false,
    })
  },
}

function writeScript(dir: string, text: string): Promise<void> {
  return writeFile(join(dir, 'cli'), text, { mode: 0o755 })
}

function quoted(path: string): string {
  return `'${path.replaceAll("'", "'\\''")}'`
}
