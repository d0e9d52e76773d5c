import { expect } from 'chai'
import { execa } from 'execa'
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repository, testEnvironment } from '../support/start-smcp.js'

const smcp = (...args: readonly string[]) =>
  execa(process.execPath, [`${repository}bin/run.js`, ...args], {
    env: testEnvironment(),
    extendEnv: false,
    reject: false,
  })

const contract = {
  contract_version: '1.0',
  commands: [
    {
      name: 'read',
      description: 'Read.',
      annotations: { readOnlyHint: true },
      parameters: [
        { name: 'count', type: 'integer', minimum: 0, maximum: 1000, required: true },
        { name: 'word', type: 'string' },
      ],
    },
    { name: 'write', description: 'Write.', parameters: [{ name: 'text', type: 'string', required: true }] },
  ],
}

/** A plugin whose `read` crashes from this count on, and which notes each call. */
async function pluginWith(crashesFrom: number, described: object = contract): Promise<string> {
  const dir = join(await mkdtemp(join(tmpdir(), 'smcp-fuzz-')), 'mine')
  await mkdir(dir)
  await writeFile(
    join(dir, 'cli.py'),
    `import os, sys
command, *rest = sys.argv[1:]
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "calls.txt"), "a") as file:
    file.write(command + "\\n")
if command == "read" and int(rest[rest.index("--count") + 1]) >= ${crashesFrom}:
    raise ValueError("too many")
print("fine")
`,
  )
  await writeFile(join(dir, 'smcp.json'), JSON.stringify({ describe: described }))
  return dir
}
const callsOf = (dir: string): Promise<string> => readFile(join(dir, 'calls.txt'), 'utf8').catch(() => '')

describe('smcp plugin test --fuzz', () => {
  it('calls what only reads, and nothing else', async () => {
    const dir = await pluginWith(5000)
    const { exitCode, stdout, stderr } = await smcp('plugin', 'test', dir, '--fuzz', '--fuzz-runs', '20')
    expect([exitCode, stderr]).to.deep.equal([0, ''])
    expect(stdout).to.match(/^fuzz read: ok \(20 calls, seed -?\d+\)$/m)
    expect(stdout.split('\n').at(-1)).to.match(/no problems, 1 command fuzzed$/)
    expect(await callsOf(dir)).to.equal('read\n'.repeat(20))
  })

  it('finds the smallest arguments that fail, and says how to see it again', async () => {
    const dir = await pluginWith(17)
    const { exitCode, stdout } = await smcp('plugin', 'test', dir, '--fuzz', '--fuzz-runs', '40', '--json')
    const { ok, fuzz } = JSON.parse(stdout) as {
      ok: boolean
      fuzz: { arguments: object; why: string; seed: number; again: string[] }[]
    }
    const [found] = fuzz
    expect([exitCode, ok, found?.arguments]).to.deep.equal([1, false, { count: 17 }])
    expect(found?.why).to.equal('it crashed: ValueError: too many')
    expect(found?.again[1]).to.match(/tools call mine__read --args '\{"count":17\}' --plugins-dir /)
    const words = ['tools', 'call', 'mine__read', '--args', '{"count":17}', '--plugins-dir', join(dir, '..')]
    expect((await smcp(...words)).stderr).to.contain('ValueError: too many')
    const seed = String(found?.seed)
    const again = await smcp('plugin', 'test', dir, '--fuzz-command', 'read', `--fuzz-seed=${seed}`)
    expect(again.stdout).to.contain('  arguments: {"count":17}\n').and.contain(`--fuzz-seed=${seed}`)
    expect(again.stdout.split('\n').at(-1)).to.contain('1 of 1 fuzzed command failed')
  })

  it('calls another command only where it is named, and names the one that was meant', async () => {
    const dir = await pluginWith(5000)
    await smcp('plugin', 'test', dir, '--fuzz-command', 'write', '--fuzz-runs', '5')
    expect(await callsOf(dir)).to.equal('write\n'.repeat(5))
    const { exitCode, stderr } = await smcp('plugin', 'test', dir, '--fuzz-command', 'wriet')
    expect([exitCode, stderr.includes('Did you mean write?')]).to.deep.equal([2, true])
  })

  it('says that nothing only reads, and calls nothing', async () => {
    const dir = await pluginWith(5000, { ...contract, commands: contract.commands.slice(1) })
    const { exitCode, stderr } = await smcp('plugin', 'test', dir, '--fuzz')
    expect([exitCode, stderr, await callsOf(dir)]).to.deep.equal([
      0,
      'No command of mine declares readOnlyHint, so none was fuzzed; --fuzz-command names one.',
      '',
    ])
  })
})
