import { expect } from 'chai'
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Launch } from '../../../../src/process/launch.js'
import type { Verdict } from '../../../../src/process/warm/judge-program.js'
import { KnownVerdicts } from '../../../../src/process/warm/known-verdicts.js'

describe('KnownVerdicts', () => {
  const environment = { HOME: '/h', TOKEN: 'a', OTHER: 'b' }
  /** Long after all files of this test were written. */
  const later = (): number => Date.now() + 10_000
  let dir: string
  let cacheDir: string
  let launch: Launch
  let verdict: Verdict

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    cacheDir = join(dir, 'cache')
    const mainFile = join(dir, 'cli.py')
    await writeFile(mainFile, 'import json\n')
    await mkdir(join(dir, 'packages'))
    launch = {
      plugin: 'p',
      file: 'cli.py',
      local: { interpreter: ['python3'], mainFile, args: [], cwd: dir },
    }
    verdict = {
      coldBecause: undefined,
      program: {
        python: { implementation: 'cpython', version: [3, 12], isFreeThreaded: false },
        imports: ['json'],
        files: [mainFile, `${dir}/packages/`, dir],
        variables: ['TOKEN'],
        libraries: [],
        threads: {},
        events: [],
      },
      learned: ['shutil'],
    }
  })
  afterEach(async () => {
    await rm(dir, { recursive: true })
  })

  const open = (version = '1.0.0', where: string | undefined = cacheDir): KnownVerdicts =>
    new KnownVerdicts(where, version)

  /** As JSON has it. */
  const kept = (): object => ({ program: verdict.program, learned: verdict.learned })

  it('are there after a restart, for the same launch, in the same environment, for the same version', async () => {
    await open().write(launch, environment, verdict, later())
    expect(await open().read(launch, environment)).to.deep.equal(kept())
    expect(await open('2.0.0').read(launch, environment)).to.equal(undefined)
    expect(await open().read({ ...launch, warm: false }, environment)).to.equal(undefined)
    expect(await open().read(launch, { ...environment, TOKEN: 'c' })).to.equal(undefined)
    expect(await open().read(launch, { ...environment, PYTHONPATH: '/x' })).to.equal(undefined)
    expect(await open().read(launch, { ...environment, OTHER: 'c', SMCP_RUN_ID: '1' })).to.deep.equal(kept())
  })

  it('are there without a folder to keep them in, until the end', async () => {
    const known = open('1.0.0', undefined)
    await known.write(launch, environment, verdict, later())
    expect(await known.read(launch, environment)).to.deep.equal(verdict)
  })

  it('are gone when a file changes that an import has read, or a folder that it has listed', async () => {
    const changes = [
      () => writeFile(launch.local.mainFile, 'import re\n'),
      () => writeFile(join(dir, 'packages', 'new'), ''),
      () => rm(join(dir, 'packages'), { recursive: true }),
    ]
    for (const change of changes) {
      await open().write(launch, environment, verdict, later())
      await change()
      expect(await open().read(launch, environment), String(change)).to.equal(undefined)
    }
    await open().write(launch, environment, verdict, later())
    await utimes(dir, 1, 1)
    await writeFile(join(dir, 'data'), '')
    expect(await open().read(launch, environment)).to.deep.equal(kept())
  })

  it('are not kept of imports that were not seen, nor of what changed while it was watched', async () => {
    const { program, ...unseen } = verdict
    await open().write(launch, environment, { ...unseen, coldBecause: 'too slow' }, later())
    await open().write(launch, environment, { ...unseen, program: program! }, Date.now() - 10_000)
    expect(await readdir(dir)).to.not.include('cache')
  })

  it('are none where what is kept is damaged', async () => {
    await open().write(launch, environment, verdict, later())
    const [name] = await readdir(join(cacheDir, 'warm'))
    await writeFile(join(cacheDir, 'warm', name!), 'null')
    expect(await open().read(launch, environment)).to.equal(undefined)
  })
})
