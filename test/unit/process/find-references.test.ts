import { expect } from 'chai'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { findReferences } from '../../../src/process/find-references.js'

describe('findReferences', () => {
  let plugin: string
  /** A folder below /tmp, beside that of the plugin. */
  let away: string
  const write = async (file: string, text = ''): Promise<string> => {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
    return file
  }
  const link = async (target: string, file: string): Promise<void> => {
    await mkdir(dirname(file), { recursive: true })
    await symlink(target, file)
  }
  const found = async (): Promise<string[]> => (await findReferences(plugin)).sort()

  beforeEach(async () => {
    plugin = await mkdtemp('/tmp/smcp-test-')
    away = await mkdtemp('/tmp/smcp-test-')
  })
  afterEach(async () => {
    for (const dir of [plugin, away]) await rm(dir, { recursive: true })
  })

  it('finds folders and the surroundings of files that a text names', async () => {
    await write(join(away, 'data', 'a.txt'))
    await write(join(away, 'tool', 'bin', 'run'))
    await mkdir(join(away, 'folder'))
    await write(
      join(plugin, 'sub', 'cli.sh'),
      `cat "${away}/data/a.txt"; ${away}/tool/bin/run --at=${away}/folder/.\n`,
    )
    expect(await found()).to.deep.equal(['data', 'folder', 'tool'].map((name) => join(away, name)))
  })

  it('finds what is there of a path that the program completes', async () => {
    await write(join(plugin, 'cli.sh'), `exec ${away}/$1/tool\necho ${away}/none/here\n`)
    expect(await found()).to.deep.equal([away])
  })

  it('finds a path with letters of any language', async () => {
    const data = await mkdtemp('/tmp/smcp-donn\u00e9es-')
    await write(join(plugin, 'cli.sh'), `ls ${data}\n`)
    expect(await found()).to.deep.equal([data])
    await rm(data, { recursive: true })
  })

  it('finds both what a link names and where that leads', async () => {
    await write(join(away, 'real', 'a.txt'))
    await link(join(away, 'real'), join(away, 'alias'))
    await link(join(away, 'alias'), join(plugin, 'to-folder'))
    expect(await found()).to.deep.equal(['alias', 'real'].map((name) => join(away, name)))
  })

  it('finds the packages that npm links, and enters no other', async () => {
    for (const name of ['one', 'two']) await write(join(away, name, 'index.js'))
    await write(join(away, 'three', 'index.js'))
    await link(join(away, 'one'), join(plugin, 'node_modules', 'one'))
    await link(join(away, 'two'), join(plugin, 'node_modules', '@scope', 'two'))
    await write(join(plugin, 'node_modules', 'other', 'index.js'), `require("${away}/three")`)
    expect(await found()).to.deep.equal(['one', 'two'].map((name) => join(away, name)))
  })

  it('finds the Python of a virtual environment, and what is installed into it by path', async () => {
    for (const name of ['python/bin/python3', 'editable/mod.py', 'module/mod.py'])
      await write(join(away, name))
    const packages = join(plugin, '.venv', 'lib', 'python3.12', 'site-packages')
    await write(join(plugin, '.venv', 'pyvenv.cfg'), `home = ${away}/python/bin\n`)
    await write(join(packages, 'mine.pth'), `${away}/editable\n`)
    await write(join(packages, 'other', 'mod.py'), `open("${away}/module/mod.py")`)
    expect(await found()).to.deep.equal(['editable', 'python/bin'].map((name) => join(away, name)))
  })

  it('finds nothing that is seen anyway, and no secret', async () => {
    await write(
      join(plugin, 'cli.sh'),
      '/usr/bin/env; /etc/passwd; /run/secrets/key; /tmp/; /tmpdir/x; tmp/x\n',
    )
    expect(await found()).to.deep.equal([])
  })

  it('does not read what is large', async () => {
    await write(join(plugin, 'large'), `${away}\n${' '.repeat(256 * 1024)}`)
    expect(await found()).to.deep.equal([])
  })
})
