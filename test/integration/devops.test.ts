import { expect } from 'chai'
import { execa } from 'execa'
import { mkdir, mkdtemp, readFile, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const cli = resolve('plugins/devops/cli.py')

describe('the devops plugin', () => {
  it('deploys, and a deploy that fails leaves the old release in place and nothing half-made', async () => {
    const root = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    const source = join(root, 'source')
    await mkdir(source)
    await writeFile(join(source, 'index.html'), 'one')
    const releases = join(root, 'apps')
    const deploy = (...args: string[]) =>
      execa(
        'python3',
        [cli, 'deploy', '--app', 'web', '--source', source, '--releases-dir', releases, ...args],
        { reject: false },
      )

    const first = await deploy('--release', 'v1')
    expect(first.exitCode, first.stdout).to.equal(0)
    const current = (): Promise<string> => readFile(join(releases, 'web/current/index.html'), 'utf8')
    expect(await current()).to.equal('one')

    await writeFile(join(source, 'index.html'), 'two')
    const failed = await deploy('--release', 'v2', '--check', 'missing.html')
    expect(failed.exitCode).to.equal(1)
    expect(JSON.parse(failed.stdout)).to.have.property('error')
    expect(await current()).to.equal('one')
    expect(await readdir(join(releases, 'web/releases'))).to.deep.equal(['v1'])
  })
})
