import { expect } from 'chai'
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fixturePlugins } from '../support/serve-plugins.js'
import { openTerminal, type Terminal } from '../support/terminal.js'

const emptyDir = (): Promise<string> => mkdtemp(join(tmpdir(), 'smcp-test-'))
const linesOf = (terminal: Terminal): string[] => terminal.text().split(/\r?\n/)
/** The words of each column of a table, from top to bottom. */
const columnsOf = (table: string[]): string[] => {
  const cells = table.map((line) => line.split('│').slice(1, -1))
  return [0, 1].map((column) => cells.map((row) => row[column] ?? '').join(''))
}
const down = '\u001b[B'

describe('smcp at a terminal', () => {
  it('asks what a new plugin shall be, and makes it', async () => {
    const cwd = await emptyDir()
    const terminal = openTerminal(['plugin', 'new', 'mine'], { cwd })
    await terminal.shows('Language')
    terminal.type(`${down.repeat(3)}\r`)
    await terminal.shows('What is it for?')
    terminal.type('Greets people.\r')
    await terminal.shows('First command')
    terminal.type('greet\r')
    expect(await terminal.exitCode, terminal.text()).to.equal(0)
    expect(terminal.text()).to.contain('run.js tools call mine__greet name=Ada')
    expect(await readFile(join(cwd, 'plugins/mine/cli.mjs'), 'utf8')).to.contain('Greets people.')
  })

  it('asks again where an answer can not be used', async () => {
    const terminal = openTerminal(['plugin', 'new', 'mine', '--language', 'shell', '--description', 'x'], {
      cwd: await emptyDir(),
    })
    await terminal.shows('First command')
    terminal.type('\u0015say hello\r')
    await terminal.shows("can't be part of a tool's name")
    terminal.type('\u0015greet\r')
    expect(await terminal.exitCode, terminal.text()).to.equal(0)
  })

  it('leaves with 130 when a question is answered with Ctrl-C', async () => {
    const terminal = openTerminal(['plugin', 'new', 'mine'], { cwd: await emptyDir() })
    await terminal.shows('Language')
    terminal.type('\u0003')
    expect(await terminal.exitCode, terminal.text()).to.equal(130)
    expect(terminal.text()).not.to.contain('    at ')
  })

  it('asks nothing with --yes', async () => {
    const terminal = openTerminal(['plugin', 'new', 'mine', '--yes'], { cwd: await emptyDir() })
    expect(await terminal.exitCode, terminal.text()).to.equal(0)
    expect(terminal.text()).not.to.contain('Language')
  })

  for (const columns of [50, 100]) {
    it(`shows the table of a tested plugin within ${columns} columns`, async () => {
      const terminal = openTerminal(['plugin', 'test', 'demo_math'], { columns })
      expect(await terminal.exitCode, terminal.text()).to.equal(0)
      const widest = Math.max(
        ...terminal
          .text()
          .split(/\r?\n/)
          .map((line) => line.length),
      )
      expect(widest).to.be.at.most(columns)
      expect(terminal.text()).to.contain('demo_math__calculate').and.contain('no problems')
    })
  }

  it('says what is wrong with a plugin in a table that is whole at any width', async () => {
    for (const columns of [40, 70, 200]) {
      const terminal = openTerminal(['plugin', 'test', `${fixturePlugins}/bad_contract`], { columns })
      expect(await terminal.exitCode).to.equal(1)
      const table = linesOf(terminal).filter((line) => line.startsWith('│'))
      expect(Math.max(...table.map((line) => line.length))).to.be.at.most(Math.min(columns, 120))
      const words = columnsOf(table).join(' ').replaceAll(/\s+/g, ' ')
      expect(words.replaceAll(' ', ''), terminal.text())
        .to.contain('Error:commands[0].parameters[0].type:"str"isnotoneof')
        .and.contain('bad_contract/cli.sh')
      expect(words).not.to.contain('…')
    }
  })

  for (const args of [
    ['plugin', 'test', 'demo_math'],
    ['plugin', 'test', `${fixturePlugins}/bad_contract`],
    ['tools', 'lint', '--plugins-dir', fixturePlugins],
    ['tools', 'list', '--plugin', 'demo_math'],
    ['serve', '--help'],
  ]) {
    it(`ends where the terminal says that it has no columns: smcp ${args.slice(0, 2).join(' ')}`, async () => {
      const terminal = openTerminal(args, { rows: 0, columns: 0 })
      expect(await terminal.exitCode).to.be.oneOf([0, 1])
      expect(terminal.raw().length).to.be.below(20_000)
      expect(terminal.raw()).not.to.contain('\u001b[1A')
    })
  }

  it('ends where a setting is wrong, without a spinner that goes on', async () => {
    const terminal = openTerminal(['plugin', 'test', 'demo_math', '--plugin-timeout', 'soon'])
    expect(await terminal.exitCode).to.equal(2)
    expect(terminal.text()).to.contain('--plugin-timeout must be').and.not.contain('Describing')
  })

  it('ends at Ctrl-C while a plugin is described', async () => {
    const cwd = await emptyDir()
    await mkdir(join(cwd, 'slow'))
    await writeFile(join(cwd, 'slow/cli.sh'), '#!/bin/sh\n# --help\nsleep 5\n')
    const terminal = openTerminal(['plugin', 'test', './slow'], { cwd })
    await terminal.shows('Describing')
    terminal.type('\u0003')
    await terminal.exitCode
    expect(terminal.text()).not.to.contain('slow: ')
  })

  it('colours nothing where NO_COLOR is set', async () => {
    const terminal = openTerminal(['tools', 'list', '--plugin', 'demo_math'], { env: { NO_COLOR: '1' } })
    expect(await terminal.exitCode).to.equal(0)
    expect(terminal.raw()).not.to.contain('\u001b[')
  })

  it('makes a key for an external address, shows it once, and ends at Ctrl-C', async () => {
    const terminal = openTerminal(['serve', '--allow-external', '--port', '0'])
    await terminal.shows('Key, shown once')
    const text = terminal.text()
    const [, url] = /Streamable HTTP +(\S+)\/mcp/.exec(text)!
    const [, key] = /shown once +(\S+)/.exec(text)!
    expect(text)
      .to.contain(`"headers": {"Authorization": "Bearer ${key!}"}`)
      .and.contain(`MCP_API_KEY=${key!} `)
    const report = (headers: Record<string, string>): Promise<unknown> =>
      fetch(`${url!}/health`, { headers }).then((response) => response.json())
    const withKey = (): Promise<unknown> => report({ Authorization: `Bearer ${key!}` })
    // It listens while its plugins are still being described.
    let health = (await withKey()) as { status: string }
    while (health.status === 'starting') health = (await withKey()) as { status: string }
    expect(health).to.deep.include({ status: 'ok' })
    expect(
      (await fetch(`${url!}/mcp`, { method: 'POST', headers: { 'X-Forwarded-For': '1.2.3.4' } })).status,
    ).to.equal(401)
    terminal.type('\u0003')
    expect(await terminal.exitCode).to.equal(0)
  })
})
