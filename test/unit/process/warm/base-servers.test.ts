import { expect } from 'chai'
import { mkdtemp, realpath, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { BaseServers } from '../../../../src/process/warm/base-servers.js'
import { python } from '../../../support/system-python.js'

describe('the Pythons that fork what is asked', function () {
  this.timeout(30_000)
  let servers: BaseServers
  let dir: string
  let executable: string
  const environment = { PATH: process.env.PATH ?? '', HOME: '/', TMPDIR: '/tmp', SMCP_RUN_ID: '1'.repeat(36) }

  before(async function () {
    if (process.platform !== 'linux') this.skip()
    executable = (await python.find(tmpdir())).executable
  })
  beforeEach(async () => {
    servers = new BaseServers({ script: '', modules: [] })
    dir = await realpath(await mkdtemp(join(tmpdir(), 'smcp-test-')))
    await writeFile(join(dir, 'cli.py'), 'import sys, argparse\nprint(sys.argv, argparse.__name__)\n')
  })
  afterEach(() => {
    servers.close()
  })

  /** What a question to a plugin printed; undefined if it was not forked. */
  async function ask(
    plugin: string,
    { interpreter = [executable], variables = {}, stdin }: Partial<Question> = {},
  ): Promise<string | undefined> {
    const local = { interpreter, mainFile: join(dir, 'cli.py'), args: ['word'], cwd: dir }
    const launch = { plugin, file: 'cli.py', local }
    const what = { launch, argv: ['--help'], ...(stdin !== undefined && { stdin }) }
    const program = await servers.start(what, { ...environment, ...variables })
    return program && (await text(program.stdout))
  }

  /** Has one started that takes questions. */
  async function untilForked(): Promise<string> {
    await new Promise((done) => setTimeout(done, 10))
    return (await ask('a')) ?? (await ask('b')) ?? (await untilForked())
  }

  it('begin with the second plugin', async () => {
    expect(await ask('a')).to.equal(undefined)
    expect(await ask('a')).to.equal(undefined)
    expect(await untilForked()).to.equal(`['${dir}/cli.py', 'word', '--help'] argparse\n`)
    expect(await ask('c')).to.be.a('string')
  })

  it('leave it to a start where there is no place for their folders', async () => {
    const { TMPDIR } = process.env
    process.env.TMPDIR = join(dir, 'gone')
    try {
      for (let number = 0; number < 6; number += 1) expect(await ask('a')).to.equal(undefined)
    } finally {
      if (TMPDIR === undefined) delete process.env.TMPDIR
      else process.env.TMPDIR = TMPDIR
    }
  })

  it('begin with the fourth question of one plugin', async () => {
    for (let number = 1; number < 4; number += 1) expect(await ask('a')).to.equal(undefined)
    expect(await untilForked()).to.contain('word')
  })

  it('fork what a Python without options would run, in the same environment', async () => {
    await untilForked()
    expect(await ask('c', { variables: { HOME: '/home', TMPDIR: '/var/tmp' } })).to.be.a('string')
    expect(await ask('c', { interpreter: [executable, '-B'] })).to.be.a('string')
    expect(await ask('c', { variables: { LANG: 'C' } }), 'another environment').to.equal(undefined)
    for (const interpreter of [
      [executable, '-O'],
      ['/usr/bin/env', executable],
      ['bwrap', '--', executable],
      ['sh'],
      [],
    ])
      expect(await ask('d', { interpreter }), interpreter.join(' ')).to.equal(undefined)
    expect(await ask('d', { stdin: 'text' })).to.equal(undefined)
  })

  it('fork nothing where a Python starts in another way in each folder, nor where none starts', async () => {
    for (let number = 0; number < 6; number += 1) {
      expect(await ask(`p${number}`, { variables: { PYTHONPATH: 'lib' } })).to.equal(undefined)
      expect(await ask(`p${number}`, { interpreter: ['/nowhere/python3'] })).to.equal(undefined)
    }
  })

  it('fork nothing after they were closed', async () => {
    await untilForked()
    servers.close()
    expect(await ask('c')).to.equal(undefined)
  })
})

interface Question {
  readonly interpreter: readonly string[]
  readonly variables: Readonly<Record<string, string>>
  readonly stdin: string
}
