import { expect } from 'chai'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/config.js'
import { openCore } from '../../src/core/open-core.js'
import type { Tool } from '../../src/discovery/tool.js'
import type { RunningServer } from '../../src/server/running-server.js'
import { doors, type TestClient } from '../support/mcp-clients.js'
import { isAlive, until, untilGone } from '../support/processes.js'
import { programOfCommands } from '../support/program-of-commands.js'
import { closeServed, serveCached } from '../support/serve-cached.js'

/** Not all commands can be asked at once, however many cores there are. */
const commandCount = 20 * availableParallelism()
const names = Array.from({ length: commandCount }, (_, number) => `c${number}`)

/**
 * A program that notes each help of a command in `asked.log`, and answers those of `quick` at once; each other one as soon
 * as the file `go` is there, or after as many rounds of 100 ms.
 */
const program = (dir: string, quick = 'c0', rounds = 200): string =>
  programOfCommands(
    names,
    `echo "$1 $$" >> ${dir}.log
  case $1 in
    ${quick}) ;;
    *) rounds=0; while [ ! -e ${dir}.go ] && [ $rounds -lt ${rounds} ]; do sleep 0.1; rounds=$((rounds + 1)); done;;
  esac`,
    'echo "called $*"',
  )

/** The plugin `many`, whose owner vouches for it, and `quick`, which describes itself. */
async function makePlugins(text: (dir: string) => string = program): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
  await mkdir(join(dir, 'many'))
  await writeFile(join(dir, 'many', 'cli.sh'), text(dir))
  await writeFile(join(dir, 'many', 'smcp.json'), '{"ask": true}')
  await mkdir(join(dir, 'quick'))
  await writeFile(join(dir, 'quick', 'cli.sh'), '#!/bin/sh\necho called\n')
  await writeFile(join(dir, 'quick', 'smcp.json'), '{"describe": {"commands": [{"name": "one"}]}}')
  return dir
}

const toolsOfMany = names.map((name) => `many__${name}`)
const parametersOf = ({ core }: RunningServer, name: string): string[] => {
  const tool = core.catalog.tools.find((one) => one.name === name)
  return tool?.command.parameters.map((parameter) => parameter.name) ?? ['no tool']
}
const isWhole = ({ core }: Pick<RunningServer, 'core'>): boolean =>
  core.catalog.tools.filter(isOfMany).every((tool) => tool.command.parameters[0]?.name === 'size')
const isOfMany = ({ plugin }: Tool): boolean => plugin === 'many'
const letGo = (dir: string): Promise<void> => writeFile(`${dir}.go`, '')
/** The commands that were asked, and the processes in which. */
const asked = (dir: string): [command: string, pid: number][] => {
  if (!existsSync(`${dir}.log`)) return []
  return readFileSync(`${dir}.log`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(' '))
    .map(([command, pid]) => [command!, Number(pid)])
}
const hasAnswered = (dir: string, name: string): boolean =>
  asked(dir).some(([command, pid]) => command === name && !isAlive(pid))
const running = (dir: string): number[] =>
  asked(dir)
    .map(([, pid]) => pid)
    .filter(isAlive)
/** The commands whose answers are kept because the description lacks others. */
async function answeredIn(dir: string): Promise<string[]> {
  const folder = join(`${dir}.cache`, 'smcp', 'descriptions')
  const texts = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')))
  const entries = texts.map((text) => JSON.parse(text.slice(text.indexOf('\n'))) as KeptEntry)
  const { answers = [] } = entries.find(({ plugin }) => plugin === 'many')!
  return answers.map(({ argv }) => argv.at(-2)!).filter((word) => names.includes(word))
}

interface KeptEntry {
  readonly plugin: string
  readonly answers?: readonly { readonly argv: readonly string[] }[]
}

let client: TestClient | undefined
const connect = async (server: RunningServer): Promise<TestClient> =>
  (client = await doors['Streamable HTTP, SDK v1']!(server.url!))

afterEach(async () => {
  await client?.close()
  client = undefined
  await closeServed()
})

describe('a plugin with more commands than can be asked in time', () => {
  it('is listed in ten seconds, and whole as soon as it is, which clients are told', async () => {
    // Each help takes a second, so that all of them take twenty, on any number of cores.
    const dir = await makePlugins((at) => program(at, 'c0', 10))
    const startedAt = performance.now()
    const server = await serveCached(dir)
    const { listTools, changes } = await connect(server)
    expect(await listTools()).to.include.members([...toolsOfMany, 'quick__one'])
    expect(performance.now() - startedAt).to.be.below(10_000)
    expect(parametersOf(server, toolsOfMany.at(-1)!)).to.deep.equal(['args'])
    expect(parametersOf(server, 'many__c0')).to.deep.equal(['size'])
    await letGo(dir)
    await until(() => changes() > 0)
    expect(isWhole(server)).to.equal(true)
  })

  it('is called meanwhile with the arguments as they are, and holds up no other plugin', async () => {
    const dir = await makePlugins()
    const server = await serveCached(dir, { describeBudgetMs: 100 })
    const { call, listTools } = await connect(server)
    expect((await call('many__c7', { args: ['--size', '3'] })).text).to.equal('called c7 --size 3')
    expect((await call('quick__one')).text).to.equal('called')
    await listTools()
    expect(running(dir)).to.not.deep.equal([])
    await letGo(dir)
    await until(() => isWhole(server))
    expect((await call('many__c7', { size: '3' })).text).to.equal('called c7 --size 3')
    // Some clients read the list once and never again.
    expect((await call('many__c7', { args: ['--size', '3'] })).text).to.equal('called c7 --size 3')
  })

  it('is asked in the background until the server stops, and leaves nothing then', async () => {
    const dir = await makePlugins()
    const { TMPDIR } = process.env
    const temporary = (process.env.TMPDIR = await mkdtemp(join(tmpdir(), 'smcp-test-')))
    try {
      const server = await serveCached(dir, { describeBudgetMs: 100 })
      await until(() => toolsOfMany.every((name) => parametersOf(server, name)[0] !== 'no tool'))
      expect(running(dir)).to.not.deep.equal([])
      expect(await readdir(temporary)).to.not.deep.equal([])
      await closeServed()
      await untilGone(asked(dir).map(([, pid]) => pid))
      expect(await readdir(temporary)).to.deep.equal([])
    } finally {
      if (TMPDIR === undefined) delete process.env.TMPDIR
      else process.env.TMPDIR = TMPDIR
    }
  })

  it('is listed at once by the next server, which asks only for what is missing', async () => {
    const dir = await makePlugins()
    const first = await serveCached(dir, { describeBudgetMs: 100 })
    await until(() => parametersOf(first, 'many__c0')[0] !== 'no tool' && hasAnswered(dir, 'c0'))
    await closeServed()
    const kept = await answeredIn(dir)
    expect(kept).to.include('c0').and.not.include(names.at(-1))
    await rm(`${dir}.log`)

    const second = await serveCached(dir, { listWaitMs: undefined })
    expect(await (await connect(second)).listTools()).to.include.members(toolsOfMany)
    expect(parametersOf(second, 'many__c0')).to.deep.equal(['size'])
    await letGo(dir)
    await until(() => isWhole(second))
    await closeServed()
    expect([...kept, ...asked(dir).map(([command]) => command)]).to.have.members(names)
    expect(await answeredIn(dir)).to.deep.equal([])

    await rm(`${dir}.log`)
    const third = await serveCached(dir)
    await third.core.catalog.load()
    expect(isWhole(third)).to.equal(true)
    await closeServed()
    expect(asked(dir)).to.deep.equal([])
  })

  it('is there in whole for a command at a terminal, which goes on where a server has stopped', async () => {
    const dir = await makePlugins()
    await serveCached(dir, { describeBudgetMs: 100 }).then(({ core }) => core.catalog.load())
    await until(() => hasAnswered(dir, 'c0'))
    await closeServed()
    const kept = await answeredIn(dir)
    expect(kept).to.include('c0')
    await rm(`${dir}.log`)
    await letGo(dir)
    const config = { ...readConfig({ pluginsDirs: [dir] }), cacheDir: join(`${dir}.cache`, 'smcp') }
    const core = openCore({ ...config, askSandbox: 'never', noCache: false })
    await core.catalog.load()
    expect(isWhole({ core })).to.equal(true)
    expect([...kept, ...asked(dir).map(([command]) => command)]).to.have.members(names)
  })

  it('is asked no more when it is gone, and anew when it changes', async () => {
    const dir = await makePlugins()
    const { core } = await serveCached(dir, { describeBudgetMs: 100, watch: 'never' })
    await core.catalog.load()
    await until(() => running(dir).length > 0)
    const before = asked(dir).map(([, pid]) => pid)
    await writeFile(join(dir, 'many', 'cli.sh'), program(dir).replaceAll('how much', 'how large'))
    await core.catalog.refresh()
    await untilGone(before)
    await until(() => running(dir).length > 0)
    await rm(join(dir, 'many'), { recursive: true })
    await core.catalog.refresh()
    await untilGone(asked(dir).map(([, pid]) => pid))
    expect(core.catalog.tools.some(isOfMany)).to.equal(false)
  })

  it('keeps the tools that it has in whole until it is whole again, when all is described anew', async () => {
    const dir = await makePlugins()
    await letGo(dir)
    const server = await serveCached(dir, { describeBudgetMs: 100 })
    await until(() => server.core.catalog.tools.some(isOfMany) && isWhole(server))
    await rm(`${dir}.go`)
    await rm(`${dir}.log`)
    await server.core.catalog.refresh(true)
    await until(() => running(dir).length > 0)
    expect(isWhole(server)).to.equal(true)
    await letGo(dir)
    await until(() => asked(dir).length === commandCount)
  })
})
