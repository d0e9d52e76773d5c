import { expect } from 'chai'
import { execa } from 'execa'
import { mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pidFile, readPids, untilGone } from '../support/processes.js'
import { repository, testEnvironment } from '../support/start-smcp.js'
import { openTerminal } from '../support/terminal.js'

/** A plugin that hangs when it is asked for its help, and where its process id and all temporary folders are then. */
async function hangingPlugin(): Promise<{ pluginsDir: string; pids: string; env: Record<string, string> }> {
  const root = await mkdtemp(join(tmpdir(), 'smcp-test-'))
  const [pluginsDir, temporary, pids] = [join(root, 'plugins'), join(root, 'tmp'), await pidFile()]
  await Promise.all([join(pluginsDir, 'hang'), temporary].map((dir) => mkdir(dir, { recursive: true })))
  const hang = `chmod 500 "$TMPDIR"; echo $$ > ${pids}; while :; do sleep 1; done`
  await writeFile(join(pluginsDir, 'hang', 'cli.sh'), `#!/bin/sh\ncase "$1" in -h|--help) ${hang};; esac\n`)
  const env = { SMCP_ASK_SANDBOX: 'never', TMPDIR: temporary }
  return { pluginsDir, pids, env }
}

describe('a command that is interrupted while a program is asked', () => {
  const commands = {
    'plugin test': ['plugin', 'test', 'hang'],
    'tools list': ['tools', 'list', '--no-cache'],
    'tools call': ['tools', 'call', 'hang__run', '--no-cache'],
  }
  const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const
  for (const [name, args] of Object.entries(commands))
    for (const [signal, exitCode] of Object.entries(signals))
      it(`ends with ${exitCode} at ${signal} and leaves no program and no folder behind: ${name}`, async () => {
        const { pluginsDir, pids, env } = await hangingPlugin()
        const command = execa(
          process.execPath,
          [`${repository}bin/run.js`, ...args, '--plugins-dir', pluginsDir],
          { env: testEnvironment(env), extendEnv: false, reject: false },
        )
        const asked = await readPids(pids)
        command.kill(signal as keyof typeof signals)
        expect((await command).exitCode).to.equal(exitCode)
        await untilGone(asked)
        expect(await readdir(env.TMPDIR!)).to.deep.equal([])
      })

  it('does the same at Ctrl-C, and gives the terminal its cursor back', async () => {
    const { pluginsDir, pids, env } = await hangingPlugin()
    const terminal = openTerminal(['plugin', 'test', 'hang', '--plugins-dir', pluginsDir], { env })
    const asked = await readPids(pids)
    terminal.type('\u0003')
    expect(await terminal.exitCode).to.equal(130)
    await untilGone(asked)
    expect(await readdir(env.TMPDIR!)).to.deep.equal([])
    expect(terminal.raw().lastIndexOf('\u001b[?25h')).to.be.above(terminal.raw().lastIndexOf('\u001b[?25l'))
  })
})
