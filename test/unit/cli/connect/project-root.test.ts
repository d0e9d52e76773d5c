import { expect } from 'chai'
import { execa } from 'execa'
import { mkdir, mkdtemp, realpath, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../../../../src/cli/connect/project-root.js'

const git = (cwd: string, ...args: string[]) =>
  execa('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd })

describe('projectRoot', () => {
  let dir: string
  beforeEach(async () => {
    dir = await realpath(await mkdtemp(join(tmpdir(), 'smcp-test-')))
    await mkdir(join(dir, 'repository/sub'), { recursive: true })
    await git(join(dir, 'repository'), 'init', '--quiet')
    await git(join(dir, 'repository'), 'commit', '--quiet', '--allow-empty', '--message', 'first')
  })

  it('is the root of the repository, from below and through a link, too', async () => {
    await symlink(join(dir, 'repository/sub'), join(dir, 'link'))
    for (const folder of ['repository', 'repository/sub', 'link'])
      expect(projectRoot(join(dir, folder)), folder).to.equal(join(dir, 'repository'))
  })

  it('is that of the first worktree for each of them', async () => {
    await git(join(dir, 'repository'), 'worktree', 'add', '--quiet', '../second')
    await mkdir(join(dir, 'second/deep'))
    expect(projectRoot(join(dir, 'second/deep'))).to.equal(join(dir, 'repository'))
  })

  it('is the submodule itself', async () => {
    await mkdir(join(dir, 'whole'))
    await git(join(dir, 'whole'), 'init', '--quiet')
    const add = ['submodule', '--quiet', 'add', join(dir, 'repository'), 'part']
    await git(join(dir, 'whole'), '-c', 'protocol.file.allow=always', ...add)
    expect(projectRoot(join(dir, 'whole/part'))).to.equal(join(dir, 'whole/part'))
  })

  it('is the folder itself where there is no repository, or what looks like one is none', async () => {
    await mkdir(join(dir, 'plain/sub'), { recursive: true })
    expect(projectRoot(join(dir, 'plain/sub'))).to.equal(join(dir, 'plain/sub'))
    expect(projectRoot(join(dir, 'gone'))).to.equal(join(dir, 'gone'))
    await writeFile(join(dir, 'plain/.git'), 'nothing of git')
    expect(projectRoot(join(dir, 'plain/sub'))).to.equal(join(dir, 'plain'))
  })
})
