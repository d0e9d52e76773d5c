import { expect } from 'chai'
import { execa } from 'execa'
import { chmod, mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { walkFolder } from '../../../src/process/walk-folder.js'

describe('walkFolder', () => {
  let root: string
  const write = async (path: string): Promise<void> => {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), '')
  }
  const walked = async (): Promise<string[]> => {
    const paths: string[] = []
    for await (const { path, entry } of walkFolder(root)) {
      expect(path.endsWith(entry.name)).to.be.true
      paths.push(path)
    }
    return paths
  }

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'smcp-test-'))
  })

  it('yields everything, near things first', async () => {
    for (const path of ['a/b/c/deep', 'z', 'a/near']) await write(path)
    const paths = await walked()
    expect([...paths].sort()).to.deep.equal(['a', 'a/b', 'a/b/c', 'a/b/c/deep', 'a/near', 'z'])
    const depths = paths.map((path) => path.split('/').length)
    expect(depths).to.deep.equal([...depths].sort())
  })

  it('yields links and what others have made, and enters neither', async () => {
    for (const path of ['node_modules/x/index.js', 'sub/.venv/pyvenv.cfg', '.git/HEAD', 'sub/dist/x'])
      await write(path)
    await symlink('..', join(root, 'sub', 'up'))
    expect((await walked()).sort()).to.deep.equal([
      '.git',
      'node_modules',
      'sub',
      'sub/.venv',
      'sub/dist',
      'sub/up',
    ])
  })

  it('yields FIFOs and the like, and passes over a folder that it can’t read', async function () {
    await execa('mkfifo', [join(root, 'pipe')])
    await write('closed/secret')
    await write('z')
    await chmod(join(root, 'closed'), 0)
    const paths = (await walked()).sort()
    await chmod(join(root, 'closed'), 0o700)
    // Root reads everything.
    const inside = process.getuid?.() === 0 ? ['closed/secret'] : []
    expect(paths).to.deep.equal(['closed', ...inside, 'pipe', 'z'])
  })

  it('yields nothing of a folder that is not there', async () => {
    root = join(root, 'none')
    expect(await walked()).to.deep.equal([])
  })
})
