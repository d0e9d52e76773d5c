import { expect } from 'chai'
import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { isVirtual, sitePackages, venvPython } from '../../../src/process/virtual-env.js'

describe('a virtual environment', () => {
  let dir: string
  const write = async (path: string): Promise<string> => {
    await mkdir(dirname(join(dir, path)), { recursive: true })
    await writeFile(join(dir, path), '')
    return join(dir, path)
  }

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
  })

  it('has an interpreter where its system has it', async () => {
    expect(venvPython(dir)).to.equal(undefined)
    const windows = await write('Scripts/python.exe')
    expect(venvPython(dir)).to.equal(windows)
    const other = await write('bin/python')
    expect(venvPython(dir)).to.equal(other)
  })

  it('has one also where the Python is gone that it was made from', async () => {
    await mkdir(join(dir, 'bin'))
    await symlink('/no/such/python', join(dir, 'bin', 'python'))
    expect(venvPython(dir)).to.equal(join(dir, 'bin', 'python'))
  })

  it('is known by its pyvenv.cfg', async () => {
    const python = await write('bin/python')
    expect(isVirtual(python)).to.be.false
    await write('pyvenv.cfg')
    expect(isVirtual(python)).to.be.true
    expect(isVirtual('python')).to.be.false
  })

  it('has modules for each Python in it, PyPy too', async () => {
    const python = await write('bin/python')
    expect(await sitePackages(python)).to.deep.equal([])
    for (const name of ['python3.12', 'pypy3.10', 'other'])
      await mkdir(join(dir, 'lib', name), { recursive: true })
    expect((await sitePackages(python)).sort()).to.deep.equal(
      ['pypy3.10', 'python3.12'].map((name) => join(dir, 'lib', name, 'site-packages')),
    )
  })
})
