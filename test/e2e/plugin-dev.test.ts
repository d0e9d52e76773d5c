import { expect } from 'chai'
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { mkdir, mkdtemp, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive, until, untilGone } from '../support/processes.js'
import { runSmcp } from '../support/run-smcp.js'
import { repository, testEnvironment } from '../support/start-smcp.js'
import { openTerminal, type Terminal } from '../support/terminal.js'

const program = (command: string, more = ''): string => `import argparse
import os
import sys
import time

parser = argparse.ArgumentParser(description="Greets people.")
commands = parser.add_subparsers(dest="command", required=True)
one = commands.add_parser("${command}", help="Greet somebody.")
one.add_argument("--name", required=True)
${more}
arguments = parser.parse_args()
print("Hello,", arguments.name)
`
const slow = `
if len(sys.argv) > 1 and sys.argv[1] == "wait":
    print("pid", os.getpid(), file=sys.stderr, flush=True)
    time.sleep(600)
commands.add_parser("wait", help="Wait.")
`

interface Line {
  readonly event: string
  readonly ok: boolean
  readonly tools: string[]
  readonly added: { name: string }[]
  readonly removed: string[]
  readonly changed: { name: string; changes: string[] }[]
  readonly problems: { file: string; line?: number; message: string }[]
}

describe('smcp plugin dev', function () {
  this.timeout(60_000)
  let cwd: string
  let file: string

  beforeEach(async () => {
    cwd = await realpath(await mkdtemp(join(tmpdir(), 'smcp-test-')))
    file = join(cwd, 'plugins/mine/cli.py')
    await mkdir(join(cwd, 'plugins/mine'), { recursive: true })
    await write(program('hello'))
  })

  /** In one step, as most editors do it. */
  async function write(text: string, path = file): Promise<void> {
    await writeFile(`${path}.new`, text)
    await rename(`${path}.new`, path)
  }

  describe('without a terminal', () => {
    let child: ChildProcessWithoutNullStreams
    let said = ''
    let errors = ''
    let ended: Promise<number | null>

    const start = (...args: string[]): void => {
      said = errors = ''
      child = spawn(process.execPath, [`${repository}bin/run.js`, 'plugin', 'dev', ...args], {
        cwd,
        env: testEnvironment(),
      })
      ended = new Promise((done) => child.once('exit', done))
      child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
      child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
    }
    afterEach(() => {
      child.kill('SIGKILL')
    })
    /** The line with this number, as soon as it is there. */
    const line = async (number: number): Promise<Line> => {
      await until(() => said.split('\n').length > number || child.exitCode !== null)
      expect(child.exitCode, errors).to.equal(null)
      return JSON.parse(said.split('\n')[number - 1]!) as Line
    }

    it('prints a line of JSON for each change, and ends with 0 at SIGINT', async () => {
      start('mine')
      const first = await line(1)
      expect(first).to.deep.include({ event: 'started', ok: true, tools: ['mine__hello'], problems: [] })
      expect(first.added.map(({ name }) => name)).to.deep.equal(['mine__hello'])

      await write(program('hello', 'one.add_argument("--times", type=int, default=1)'))
      expect(await line(2)).to.deep.include({
        event: 'changed',
        added: [],
        changed: [{ name: 'mine__hello', changes: ['times added: times?: integer = 1'] }],
      })

      await write(program('hi'))
      const third = await line(3)
      expect([third.removed, third.added.map(({ name }) => name)]).to.deep.equal([
        ['mine__hello'],
        ['mine__hi'],
      ])

      await write(`${program('hi')}def (:\n`)
      const broken = await line(4)
      expect(broken).to.deep.include({ ok: false, tools: [] })
      expect(broken.problems[0]).to.deep.include({ file, line: 13 })

      await write(program('hi'))
      expect(await line(5)).to.deep.include({ ok: true, tools: ['mine__hi'], problems: [] })
      await write('{\n  "hide": "x"\n}\n', join(cwd, 'plugins/mine/smcp.json'))
      const wrong = await line(6)
      expect(wrong.problems[0]).to.deep.include({ file: join(cwd, 'plugins/mine/smcp.json'), line: 2 })

      child.kill('SIGINT')
      expect([await ended, errors]).to.deep.equal([0, ''])
    })

    it('tells that the plugin is gone, and that it is back', async () => {
      start('./plugins/mine', '--json')
      await line(1)
      await rename(join(cwd, 'plugins/mine'), join(cwd, 'away'))
      expect(await line(2)).to.deep.include({ event: 'gone', ok: false, removed: ['mine__hello'] })
      await rename(join(cwd, 'away'), join(cwd, 'plugins/mine'))
      expect(await line(3)).to.deep.include({ event: 'changed', ok: true, tools: ['mine__hello'] })
      child.kill('SIGTERM')
      expect(await ended).to.equal(0)
    })

    it('ends where nobody reads on', async () => {
      start('mine')
      await line(1)
      child.stdout.destroy()
      await write(program('hi'))
      expect(await ended).to.be.oneOf([0, 1])
    })

    it('waits for a program that is not built yet', async () => {
      await rm(file)
      await write('{"main": "cli.py"}', join(cwd, 'plugins/mine/smcp.json'))
      start('mine')
      const first = await line(1)
      expect(first).to.deep.include({ event: 'started', ok: false, tools: [] })
      expect(first.problems[0]?.message).to.match(/build it/)
      await write(program('hello'))
      expect(await line(2)).to.deep.include({ ok: true, tools: ['mine__hello'], problems: [] })
    })

    it('refuses a plugin that is not there, with the nearest', async () => {
      const { exitCode, stderr } = await runSmcp(['plugin', 'dev', 'mone'], { cwd })
      expect([exitCode, stderr]).to.deep.equal([
        2,
        `Error: There is no plugin "mone" in ${cwd}/plugins\nDid you mean mine?`,
      ])
    })
  })

  describe('at a terminal', () => {
    let terminal: Terminal
    const open = async (): Promise<void> => {
      terminal = openTerminal(['plugin', 'dev', 'mine'], { cwd })
      await terminal.shows('mine> ')
    }
    afterEach(() => {
      terminal.close()
    })

    it('shows the tools, calls what is typed, and ends with q', async () => {
      await open()
      expect(terminal.text()).to.contain('+ mine__hello(name: string)')
      terminal.type('hello name="Ada Lovelace"\r')
      await terminal.shows('Hello, Ada Lovelace')
      await terminal.shows('ms to its end')
      terminal.type('helo name=Ada\r')
      await terminal.shows('Did you mean hello?')
      terminal.type('hello nme=Ada\r')
      await terminal.shows('has no argument "nme"')
      terminal.type('hello name\r')
      await terminal.shows('"name" is not an argument')
      terminal.type('hel\tname=B\r')
      await terminal.shows('Hello, B')
      terminal.type('?\r')
      await terminal.shows('? lists the commands')
      terminal.type('q\r')
      expect(await terminal.exitCode, terminal.text()).to.equal(0)
      expect(terminal.text()).not.to.contain('    at ')
    })

    it('shows a change above what is being typed, which stays', async () => {
      await open()
      terminal.type('hi name=A')
      await terminal.shows('hi name=A')
      await write(program('hi'))
      await terminal.shows('+ mine__hi(name: string)')
      terminal.type('da\r')
      await terminal.shows('Hello, Ada')
      await write(`${program('hi')}def (:\n`)
      await terminal.shows('Error: plugins/mine/cli.py:13: ')
      terminal.type('\u0004')
      expect(await terminal.exitCode, terminal.text()).to.equal(0)
    })

    it('ends a call alone at Ctrl-C, and itself at the prompt, and leaves no process', async () => {
      await write(program('hello', slow))
      await open()
      terminal.type('wait\r')
      await terminal.shows('pid ')
      const pid = Number(/pid (\d+)/.exec(terminal.text())![1])
      expect(isAlive(pid)).to.equal(true)
      terminal.type('\u0003')
      await untilGone([pid])
      await terminal.shows('cancelled')
      terminal.type('hello name=Ada\r')
      await terminal.shows('Hello, Ada')
      terminal.type('\u0003')
      expect(await terminal.exitCode, terminal.text()).to.equal(0)
      expect(terminal.text()).not.to.contain('    at ')
    })

    it('runs all lines that are pasted at once', async () => {
      await open()
      terminal.type('hello name=A\rhello name=B\rq\r')
      expect(await terminal.exitCode, terminal.text()).to.equal(0)
      expect(terminal.text()).to.contain('Hello, A').and.contain('Hello, B')
    })

    it('ends when its window is closed', async () => {
      await write(program('hello', slow))
      await open()
      terminal.type('wait\r')
      await terminal.shows('pid ')
      const pid = Number(/pid (\d+)/.exec(terminal.text())![1])
      terminal.close()
      await untilGone([pid])
      expect(await terminal.exitCode).not.to.equal(null)
    })
  })
})
