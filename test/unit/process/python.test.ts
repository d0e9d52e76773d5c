import { expect } from 'chai'
import { execa } from 'execa'
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { PythonFinder } from '../../../src/process/python.js'
import { createRunProcess } from '../../../src/process/run-process.js'

interface Settings {
  readonly python?: string
  readonly virtualEnv?: string
  readonly cacheDir?: string
  readonly variables?: Readonly<Record<string, string>>
}

function finder({ python, virtualEnv, cacheDir, variables }: Settings = {}): PythonFinder {
  const environment = { PATH: process.env.PATH ?? '', ...variables }
  return new PythonFinder(
    { python, virtualEnv, cacheDir, environment },
    createRunProcess({ inherited: environment }),
  )
}

const found = async (settings: Settings, named?: string): Promise<string> =>
  (await finder(settings).find(plugin, named)).executable

async function environment(dir: string): Promise<string> {
  await execa('python3', ['-m', 'venv', '--without-pip', dir])
  return join(dir, 'bin', 'python')
}

async function script(file: string, text: string): Promise<string> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, `#!/bin/bash\n${text}`, { mode: 0o755 })
  return file
}

/** Starts the newest of the Pythons in a folder, as a version manager does, and notes that it was started. */
async function versionManager(versions: readonly string[]) {
  const root = join(home, 'manager')
  const python = await realpath((await execa('python3', ['-c', 'import sys; print(sys.executable)'])).stdout)
  // It says that it is what it was started as.
  const install = (version: string): Promise<string> =>
    script(join(root, version, 'python'), `exec -a "$0" ${python} "$@"\n`)
  for (const version of versions) await install(version)
  const log = join(home, 'asked.log')
  await writeFile(log, '')
  const newest = `$(ls -d ${root}/v*/python | sort | tail -1)`
  const shim = await script(join(home, 'shims', 'python3'), `echo >> ${log}\nexec ${newest} "$@"\n`)
  const timesAsked = async (): Promise<number> => (await readFile(log, 'utf8')).length
  return { shim, install, timesAsked, file: (version: string) => join(root, version, 'python') }
}

let home: string
let plugin: string

describe('PythonFinder', () => {
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    plugin = join(home, 'plugins', 'p')
    await mkdir(plugin, { recursive: true })
  })

  it('takes .venv, then the one that is named, SMCP_PYTHON, VIRTUAL_ENV and python3', async () => {
    const active = await environment(join(home, 'active'))
    const [named, python] = [join(home, 'named', 'bin', 'python'), join(home, 'set', 'bin', 'python')]
    for (const file of [named, python]) {
      await mkdir(dirname(file), { recursive: true })
      await symlink(active, file)
      await writeFile(join(dirname(dirname(file)), 'pyvenv.cfg'), '')
    }
    const settings = { python, virtualEnv: join(home, 'active') }
    expect(await found({})).to.match(/^\/.*python/)
    expect(await found({ virtualEnv: settings.virtualEnv })).to.equal(active)
    expect(await found(settings)).to.equal(python)
    expect(await found(settings, named)).to.equal(named)
    expect(await found(settings, '/usr/bin/python3')).to.equal(python)
    const own = await environment(join(plugin, '.venv'))
    expect(await found(settings, named)).to.equal(own)
  })

  it('takes a .venv whose Python is gone, for no other one has its modules', async () => {
    await mkdir(join(plugin, '.venv', 'bin'), { recursive: true })
    await symlink('/nowhere/python', join(plugin, '.venv', 'bin', 'python'))
    expect(await found({})).to.equal(join(plugin, '.venv', 'bin', 'python'))
  })

  it('runs nothing of a virtual environment, nor what site and sitecustomize would run', async () => {
    const ran = join(home, 'ran')
    const python = await environment(join(plugin, '.venv'))
    const [version] = await readdir(join(plugin, '.venv', 'lib'))
    const modules = join(plugin, '.venv', 'lib', version!, 'site-packages')
    await writeFile(join(modules, 'a.pth'), `import os; os.mkdir(${JSON.stringify(ran)})\n`)
    await writeFile(join(home, 'sitecustomize.py'), `import os\nos.mkdir(${JSON.stringify(ran)})\n`)
    const { executable, files } = await finder().find(plugin)
    expect([executable, Object.keys(files)]).to.deep.equal([python, [python, modules]])
    await rm(join(plugin, '.venv'), { recursive: true })
    expect(await found({ variables: { PYTHONPATH: home } })).to.match(/^\/.*python/)
    expect(await readdir(home)).not.to.include('ran')
  })

  it('asks once, also from one start to the next', async () => {
    const { shim, timesAsked, file } = await versionManager(['v1'])
    const settings = { python: shim, cacheDir: join(home, 'cache') }
    const first = finder(settings)
    const executables = (await Promise.all([first.find(plugin), first.find(plugin)])).map(
      ({ executable }) => executable,
    )
    expect(executables).to.deep.equal([file('v1'), file('v1')])
    expect([await found(settings), await timesAsked()]).to.deep.equal([file('v1'), 1])
  })

  it('asks again when what it found is gone, at once and at the next start', async () => {
    const { shim, install, timesAsked, file } = await versionManager(['v1'])
    const settings = { python: shim, cacheDir: join(home, 'cache') }
    const running = finder(settings)
    await running.find(plugin)
    await install('v2')
    await rm(dirname(file('v1')), { recursive: true })
    expect((await running.find(plugin)).executable).to.equal(file('v2'))
    expect([await found(settings), await timesAsked()]).to.deep.equal([file('v2'), 2])
    await install('v3')
    await rm(dirname(file('v2')), { recursive: true })
    expect([await found(settings), await timesAsked()]).to.deep.equal([file('v3'), 3])
  })

  it('asks again when the version manager is told another version', async () => {
    const root = join(home, 'pyenv')
    await mkdir(root)
    const shim = await script(join(root, 'python'), `exec $(cat ${root}/version) "$@"\n`)
    const [one, two] = [await environment(join(home, 'one')), await environment(join(home, 'two'))]
    const running = finder({ python: shim, variables: { PYENV_ROOT: root } })
    await writeFile(join(root, 'version'), one)
    const { executable, files } = await running.find(plugin)
    expect([executable, Object.keys(files)]).to.deep.equal([one, [shim, join(root, 'version'), one]])
    await writeFile(join(root, 'version'), two)
    expect((await running.find(plugin)).executable).to.equal(two)
  })

  it('makes a damaged answer anew, and gives the name where there is none', async () => {
    const { shim, file } = await versionManager(['v1'])
    const settings = { python: shim, cacheDir: join(home, 'cache') }
    await found(settings)
    const [entry] = await readdir(join(home, 'cache', 'pythons'))
    for (const text of ['', '[]', '{"files": 1, "executable": "/bin/sh"}', 'null']) {
      await writeFile(join(home, 'cache', 'pythons', entry!), text)
      expect(await found(settings)).to.equal(file('v1'))
    }
    expect(await found({ python: 'no-such-python' })).to.equal('no-such-python')
  })
})
