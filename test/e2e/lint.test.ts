import { expect } from 'chai'
import { execa } from 'execa'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ToolsLint } from '../../src/cli/tools/lint-tools.js'
import { repository, testEnvironment } from '../support/start-smcp.js'
import { openTerminal } from '../support/terminal.js'

const longName = 'says_in_very_many_words_what_it_does_for_us'

describe('smcp tools lint', () => {
  let plugins: string

  before(async () => {
    plugins = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    await makePlugin(plugins, 'wordy', [
      { name: longName },
      { name: 'go', parameters: [{ name: 'request_heartbeat', type: 'boolean' }] },
      { name: 'stay', parameters: [{ name: 'place', type: 'string' }] },
    ])
  })
  after(async () => {
    await rm(plugins, { recursive: true })
  })

  const lint = (args: readonly string[] = [], dir = plugins, env = {}) =>
    execa(process.execPath, [`${repository}bin/run.js`, 'tools', 'lint', '--plugins-dir', dir, ...args], {
      env: { ...testEnvironment(), ...env },
      extendEnv: false,
      reject: false,
      stdin: 'ignore',
    })

  it('names each tool that a client would refuse, by field, and exits with 1', async () => {
    const { stdout, exitCode } = await lint()
    expect(exitCode).to.equal(1)
    expect(stdout)
      .to.contain(`wordy__${longName}`)
      .and.contain('error: name has 50 characters; at most 48 are accepted')
      .and.contain('request_heartbeat has a name that Letta reserves')
      .and.contain('3 tools (Cursor takes 40')
      .and.match(/about \d+ tokens/)
    expect(stdout).not.to.contain('wordy__stay')
  })

  it('gives the same as JSON', async () => {
    const { stdout, exitCode } = await lint(['--json'])
    const { tools, tokens, findings } = JSON.parse(stdout) as ToolsLint
    expect([exitCode, tools]).to.deep.equal([1, 3])
    expect(tokens).to.be.within(50, 400)
    expect(findings.map(({ client, tool, severity }) => [client, tool, severity])).to.deep.equal([
      ['letta', 'wordy__go', 'error'],
      ['letta', `wordy__${longName}`, 'error'],
    ])
  })

  it('says what the hosts cut and what they keep from their model, and exits with 0', async () => {
    const dir = await mkdtemp(join(plugins, '.hosts-'))
    const count = { name: 'count', type: 'integer', maximum: 9 }
    await makePlugin(dir, 'wordy', [
      { name: 'tell' },
      { name: 'cut-off', parameters: [{ ...count, description: 'How many.' }] },
      { name: 'cut_off', parameters: [{ ...count, description: 'How many, at most 9.' }] },
    ])
    const commands = { tell: { description: 'x'.repeat(5000) } }
    await writeFile(join(dir, 'wordy', 'smcp.json'), JSON.stringify({ commands }))
    const { stdout, exitCode } = await lint([], dir, { SMCP_HEARTBEAT: '0' })
    expect(exitCode).to.equal(0)
    for (const text of [
      'No client would refuse a tool.',
      'wordy__tell: Claude Code 2.1.332: warning: description has 5000 characters; the model sees only the first 4096. Say first',
      'wordy__cut-off: Codex 0.169.0: warning: name is wordy__cut_off there, like that of wordy__cut_off: each gets a hash',
      'all: opencode 1.18.33: warning: SMCP_HEARTBEAT is 0; a silent call is given up after 60 s. Set it to less than',
      '\nnote: Codex 0.169.0: count loses maximum 9. A model does not see these: say them in the description of the parameter.',
      'Codex 0.169.0: name has _ for each - there.',
      '- wordy__cut-off',
    ])
      expect(stdout).to.contain(text)
    expect(stdout).not.to.contain('- wordy__cut_off')
    const { findings } = JSON.parse((await lint(['--json', '--for', 'codex'], dir)).stdout) as ToolsLint
    expect(findings.map(({ host, severity, tool }) => [host, severity, tool])).to.deep.equal([
      ['Codex 0.169.0', 'warning', 'wordy__cut-off'],
      ['Codex 0.169.0', 'warning', 'wordy__cut_off'],
      ['Codex 0.169.0', 'note', 'wordy__cut-off'],
      ['Codex 0.169.0', 'note', 'wordy__cut-off'],
    ])
  })

  it('limits itself to the clients that are named, and exits with 0 where they take all', async () => {
    const { stdout, exitCode } = await lint(['--for', 'claude,cursor'])
    expect(exitCode).to.equal(0)
    expect(stdout).to.contain('No client would refuse a tool.').and.contain('3 tools (Cursor takes 40)')
    expect((await lint(['--for', 'nobody'])).exitCode).to.equal(2)
  })

  it('finds nothing wrong with the bundled plugins', async () => {
    const { stdout, exitCode } = await lint([], `${repository}plugins`)
    expect(exitCode, stdout).to.equal(0)
    expect(stdout).not.to.contain('warning')
  })

  it('warns of more tools than a client takes, and exits with 0', async () => {
    const dir = await mkdtemp(join(plugins, '.many-'))
    await makePlugin(
      dir,
      'many',
      Array.from({ length: 41 }, (_, index) => ({ name: `go${index}` })),
    )
    const { stdout, exitCode } = await lint([], dir)
    expect(exitCode).to.equal(0)
    expect(stdout).to.contain('warning: tools are 41; at most 40 are accepted')
  })

  for (const columns of [50, 100]) {
    it(`shows its table whole within ${columns} columns`, async () => {
      const terminal = openTerminal(['tools', 'lint', '--plugins-dir', plugins], { columns })
      expect(await terminal.exitCode).to.equal(1)
      const lines = terminal.text().split(/\r?\n/)
      const table = lines.filter((line) => /^[┌│├└]/.test(line))
      expect(Math.max(...table.map((line) => line.length))).to.be.at.most(columns)
      expect(table.join('')).not.to.contain('…')
    })
  }
})

/** A plugin in a folder, with these commands in its contract. */
async function makePlugin(dir: string, name: string, commands: readonly object[]): Promise<void> {
  const described = commands.map((command) => ({ description: 'Go there.', ...command }))
  await mkdir(join(dir, name))
  await writeFile(
    join(dir, name, 'cli.sh'),
    `#!/bin/sh\n[ "$1" = --describe ] && echo '${JSON.stringify({ commands: described })}'\n`,
    { mode: 0o755 },
  )
}
