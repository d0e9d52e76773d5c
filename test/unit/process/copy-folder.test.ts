import { expect } from 'chai'
import { execa } from 'execa'
import {
  appendFile,
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { copyFolder, type FolderCopy } from '../../../src/process/copy-folder.js'

let dir: string
let target: string

async function write(name: string, text: string): Promise<void> {
  await mkdir(dirname(join(dir, name)), { recursive: true })
  await writeFile(join(dir, name), text)
}

const copied = (): Promise<FolderCopy> => copyFolder(dir, target)

describe('copyFolder', () => {
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    target = join(await mkdtemp(join(tmpdir(), 'smcp-test-')), 'copy')
  })

  it('copies files with their modes and times, and links as links', async () => {
    await write('cli.sh', 'echo\n')
    await chmod(join(dir, 'cli.sh'), 0o755)
    await utimes(join(dir, 'cli.sh'), 1000, 1000)
    await write('lib/deep/data.txt', 'data')
    await symlink('../cli.sh', join(dir, 'lib', 'link'))
    await symlink('/nowhere', join(dir, 'dangling'))
    const { copy, readOnlyPaths } = await copied()
    expect([copy, readOnlyPaths]).to.deep.equal([target, []])
    const { mode, mtimeMs } = await lstat(join(copy, 'cli.sh'))
    expect([mode & 0o777, mtimeMs]).to.deep.equal([0o755, 1_000_000])
    expect(await readFile(join(copy, 'lib/deep/data.txt'), 'utf8')).to.equal('data')
    expect(await readlink(join(copy, 'lib', 'link'))).to.equal('../cli.sh')
    expect(await readlink(join(copy, 'dangling'))).to.equal('/nowhere')
  })

  it('leaves out what others have made, and names it', async () => {
    await write('cli.py', '')
    await write('node_modules/a/index.js', '')
    await write('sub/.venv/pyvenv.cfg', '')
    const { copy, readOnlyPaths } = await copied()
    expect([...readOnlyPaths].sort()).to.deep.equal([join(dir, 'node_modules'), join(dir, 'sub', '.venv')])
    expect(await readdir(copy)).to.deep.equal(['cli.py', 'sub'])
  })

  it('leaves out sockets and FIFOs without a word', async () => {
    await write('cli.py', '')
    await execa('mkfifo', [join(dir, 'pipe')])
    const { copy, readOnlyPaths } = await copied()
    expect([await readdir(copy), readOnlyPaths]).to.deep.equal([['cli.py'], []])
  })

  it('leaves out what it can’t read, and copies the rest', async function () {
    // Root reads everything.
    if (process.getuid?.() === 0) this.skip()
    await write('cli.py', 'print()')
    await write('key.pem', 'secret')
    await write('private/data', 'secret')
    await chmod(join(dir, 'key.pem'), 0)
    await chmod(join(dir, 'private'), 0)
    const { copy, readOnlyPaths, changedFiles } = await copied()
    expect(await readFile(join(copy, 'cli.py'), 'utf8')).to.equal('print()')
    expect([...readOnlyPaths].sort()).to.deep.equal([join(dir, 'key.pem'), join(dir, 'private')])
    expect(await changedFiles()).to.deep.equal([])
  })

  it('gives the folder itself where it is too large, or where no copy can be made', async () => {
    await write('large.bin', '')
    await truncate(join(dir, 'large.bin'), 17 * 1024 * 1024)
    expect(await copied()).to.deep.include({ copy: dir, readOnlyPaths: [] })
    await rm(join(dir, 'large.bin'))
    await write('file', '')
    expect((await copyFolder(dir, join(dir, 'file', 'copy'))).copy).to.equal(dir)
    await Promise.all(Array.from({ length: 2001 }, (_, index) => write(`file-${index}`, '')))
    expect((await copied()).copy).to.equal(dir)
  })

  it('tells what has changed in the copy, whatever happens to the original meanwhile', async () => {
    for (const name of ['kept', 'grown', 'gone', 'same-size']) await write(name, 'text')
    await write('node_modules/a/index.js', '')
    const { copy, changedFiles } = await copied()
    expect(await changedFiles()).to.deep.equal([])
    await write('log-of-a-call', 'x')
    await appendFile(join(dir, 'kept'), 'more')
    await appendFile(join(copy, 'grown'), 'more')
    await rm(join(copy, 'gone'))
    await writeFile(join(copy, 'same-size'), 'TEXT')
    await mkdir(join(copy, 'made'))
    await writeFile(join(copy, 'made', 'new'), '')
    expect(await changedFiles()).to.deep.equal(['gone', 'grown', 'made/new', 'same-size'])
  })
})
