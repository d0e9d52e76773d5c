import { expect } from 'chai'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findInterpreter, UnstartableError } from '../../../src/process/interpreter.js'
import { PythonFinder } from '../../../src/process/python.js'
import { makeOutput } from '../../support/make-output.js'

describe('findInterpreter', () => {
  let dir: string
  /** A Python that says it is the program by which this test runs. */
  const python = new PythonFinder(
    { python: undefined, virtualEnv: undefined, environment: {}, cacheDir: undefined },
    () => Promise.resolve(makeOutput({ stdout: process.execPath })),
  )
  const words = async (name: string, text = '', mode = 0o644): Promise<readonly string[]> => {
    await writeFile(join(dir, name), text, { mode })
    return (await findInterpreter(join(dir, name), dir, python)).words
  }
  const why = (name: string, text = ''): Promise<unknown> =>
    words(name, text).catch((error: unknown) => error)

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
  })

  it('goes by the extension', async () => {
    for (const [name, command] of [
      ['cli.sh', 'sh'],
      ['cli.rb', 'ruby'],
      ['cli.pl', 'perl'],
      ['cli.php', 'php'],
      ['cli.lua', 'lua'],
      ['cli.js', process.execPath],
      ['cli.mjs', process.execPath],
      ['cli.cjs', process.execPath],
      ['cli.py', process.execPath],
    ] as const)
      expect(await words(name), name).to.deep.equal([command])
  })

  it('goes by the first line before the extension, but for JavaScript', async () => {
    expect(await words('cli.sh', '#!/bin/bash -eu\n')).to.deep.equal(['/bin/bash', '-eu'])
    expect(await words('cli', '#! /usr/bin/env  node \r\n')).to.deep.equal(['/usr/bin/env', 'node'])
    expect(await words('cli.rb', '#!/usr/bin/env -S ruby -w')).to.deep.equal([
      '/usr/bin/env',
      '-S',
      'ruby',
      '-w',
    ])
    expect(await words('cli.js', '#!/usr/bin/env bun\n')).to.deep.equal([process.execPath])
    expect(await words('cli.pl', '#!\n')).to.deep.equal(['perl'])
    expect(await words('cli.lua', '\n#!/bin/sh\n')).to.deep.equal(['lua'])
  })

  it('finds a Python for a first line that names any, or one that is not there', async () => {
    for (const line of [
      '#!/usr/bin/env python3',
      '#!/usr/bin/env python',
      '#!/no/such/python3.12',
      '#!python',
    ])
      expect(await words('cli', `${line}\n`), line).to.deep.equal([process.execPath])
  })

  it('starts by itself what has the executable bit and no extension that is known', async () => {
    for (const name of ['cli', 'cli.exe']) expect(await words(name, '\x7fELF', 0o755)).to.deep.equal([])
  })

  it('says why nothing can start a file, and what to do', async () => {
    for (const name of ['cli', 'cli.exe'])
      expect(await why(name, 'text'))
        .to.be.instanceOf(UnstartableError)
        .with.property('message')
        .that.contains('chmod +x')
  })

  it('runs TypeScript where this Node can', async () => {
    const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
    const canRun = major > 22 || (major === 22 && minor >= 18)
    const found = await why('cli.ts')
    if (canRun) expect(found).to.deep.equal([process.execPath])
    else expect(found).to.be.instanceOf(UnstartableError).with.property('message').that.contains('compile it')
  })

  it('tells the files whose change may lead to another one', async () => {
    await writeFile(join(dir, 'cli.js'), '')
    const { files } = await findInterpreter(join(dir, 'cli.js'), dir, python)
    expect(files).to.deep.equal({ [join(dir, 'node_modules')]: 'missing' })
    await writeFile(join(dir, 'cli'), '#!/no/such/python3\n')
    expect((await findInterpreter(join(dir, 'cli'), dir, python)).files).to.include({
      '/no/such/python3': 'missing',
    })
  })
})
