import { expect } from 'chai'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Manifest } from '../../../../src/discovery/manifest.js'
import { resolveLaunch } from '../../../../src/discovery/plugin/resolve-launch.js'
import { UnstartableError } from '../../../../src/process/interpreter.js'
import { python } from '../../../support/system-python.js'

describe('resolveLaunch', () => {
  let dir: string

  async function resolveText(text: string, manifest: Manifest = {}, file = 'cli.sh', mode = 0o644) {
    await writeFile(join(dir, file), text, { mode })
    return (await resolveLaunch({ name: 'p', dir }, file, manifest, python)).launch
  }
  async function why(...question: Parameters<typeof resolveText>): Promise<string> {
    const error: unknown = await resolveText(...question).catch((cause: unknown) => cause)
    expect(error).to.be.instanceOf(UnstartableError)
    return (error as UnstartableError).message
  }

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
  })
  afterEach(() => rm(dir, { recursive: true }))

  it('holds apart what reads the main file, the main file, and the folder in which it runs', async () => {
    expect(await resolveText('')).to.deep.equal({
      plugin: 'p',
      file: 'cli.sh',
      local: {
        interpreter: ['sh'],
        mainFile: join(dir, 'cli.sh'),
        args: [],
        cwd: dir,
        sandbox: { folder: dir, mode: 'none', writable: [], readable: [] },
      },
    })
    expect((await resolveText('#!/bin/sh -e\n')).local.interpreter).to.deep.equal(['/bin/sh', '-e'])
    expect((await resolveText('', {}, 'cli.exe', 0o755)).local.interpreter).to.deep.equal([])
  })

  it('goes by the manifest before the file', async () => {
    const manifest = { interpreter: ['sh', '-u'], cwd: 'work', env: ['HOME'] }
    const { env, local } = await resolveText('#!/bin/nothing\n', manifest)
    expect({ env, ...local }).to.include({ cwd: join(dir, 'work'), env: manifest.env })
    expect(local.interpreter).to.deep.equal(['sh', '-u'])
  })

  it('takes the sandbox of a manifest, with paths below the folder', async () => {
    const { sandbox } = (await resolveText('', { sandbox: 'strict' })).local
    expect(sandbox).to.include({ folder: dir, mode: 'strict' })
    const named = await resolveText('', { sandbox: { writable: ['data'], readable: ['/srv/models'] } })
    const { mode, writable, readable } = named.local.sandbox!
    expect({ mode, writable, readable }).to.deep.equal({
      mode: 'none',
      writable: [join(dir, 'data')],
      readable: ['/srv/models'],
    })
  })

  it('starts a command elsewhere as its first line or its extension says', async () => {
    const command = join(dir, 'tool.sh')
    const started = async (text: string) => {
      await writeFile(command, text)
      const { launch } = await resolveLaunch({ name: 'p', dir: '/usr' }, 'tool.sh', { command }, python)
      return launch.local
    }
    expect(await started('')).to.include({ mainFile: command, cwd: '/usr' })
    expect((await started('')).interpreter).to.deep.equal(['sh'])
    const python3 = python.locate('python3', dir)
    expect((await started(`#!${python3} -I\n`)).interpreter).to.deep.equal([python3, '-I'])
  })

  it('says what is missing, also behind env, and how it is had', async () => {
    expect(await why('#!/no/such/program\n')).to.match(/^needs \/no\/such\/program, which is missing/)
    expect(await why('#!/usr/bin/env -S A=b no-such-program -x\n')).to.match(
      /^needs no-such-program, .* on PATH/,
    )
    expect(await why('', { interpreter: 'no-such-program' })).to.match(/^needs no-such-program, .* on PATH/)
    expect(await why('x', {}, 'cli')).to.contain('no shebang line and no executable bit')
  })
})
