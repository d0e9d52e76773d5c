import { expect } from 'chai'
import { mkdir, mkdtemp, symlink } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { PassThrough } from 'node:stream'
import { readConfig } from '../../src/config.js'
import { Snapshot } from '../../src/discovery/catalog/snapshot.js'
import type { FlagValues } from '../../src/find-setting.js'
import { openLog, type Logger } from '../../src/logging.js'
import { PythonFinder } from '../../src/process/python.js'
import { createRunProcess } from '../../src/process/run-process.js'
import { createAuth } from '../../src/server/auth.js'
import { requireKey } from '../../src/server/require-key.js'
import { settings, type Setting } from '../../src/settings.js'
import { makeLoaded } from '../support/make-plugin.js'

/** Whether a client of this address that sends this key may speak. */
function mayEnter(
  flags: FlagValues,
  variables: Record<string, string>,
  address: string,
  key?: string,
): boolean {
  const identify = createAuth(requireKey(readConfig(flags, variables), false).auth)
  const headers = key === undefined ? {} : { 'x-api-key': key }
  return identify({ headers, socket: { remoteAddress: address } } as unknown as IncomingMessage).allowed
}

function openQuietly(variables: Record<string, string>): Logger {
  return openLog(readConfig({}, variables), new PassThrough().resume() as unknown as NodeJS.WriteStream)
}

/** The interpreter of a plugin that has none of its own. */
async function foundPython(variables: Record<string, string>): Promise<string> {
  const config = readConfig({}, variables)
  const finder = new PythonFinder(
    { ...config, cacheDir: undefined },
    createRunProcess({ inherited: config.environment }),
  )
  return (await finder.find('/nowhere/plugin')).executable
}

const outside = '192.0.2.7'
const switchedOff = { MCP_AUTH_DISABLED: 'true' }

/** For each pair at odds: the two of them set, and what comes of it. */
const proofs: Readonly<Record<string, () => unknown>> = {
  'allowExternal over host': () => {
    expect(readConfig({ allowExternal: true, host: '127.0.0.1' }, {}).host).to.equal('0.0.0.0')
    expect(readConfig({ allowExternal: true }, { MCP_HOST: '127.0.0.1' }).host).to.equal('0.0.0.0')
  },
  'requireAuth over authAllowLoopback': () => {
    const variables = { MCP_AUTH_ALLOW_LOOPBACK: 'true', MCP_API_KEY: 'k' }
    expect(mayEnter({}, variables, '127.0.0.1')).to.equal(true)
    expect(mayEnter({ requireAuth: true }, variables, '127.0.0.1')).to.equal(false)
  },
  'authDisabled over apiKeys': () => {
    expect(mayEnter({}, { ...switchedOff, MCP_API_KEYS: 'k,l' }, outside, 'wrong')).to.equal(true)
  },
  'authDisabled over apiKey': () => {
    expect(mayEnter({}, { ...switchedOff, MCP_API_KEY: 'k' }, outside)).to.equal(true)
  },
  'authDisabled over requireAuth': () => {
    expect(mayEnter({ requireAuth: true }, switchedOff, '127.0.0.1')).to.equal(true)
  },
  'authDisabled over authAllowLoopback': () => {
    const variables = { ...switchedOff, MCP_AUTH_ALLOW_LOOPBACK: 'false' }
    expect(mayEnter({}, variables, '127.0.0.1')).to.equal(true)
  },
  'disableFileLog over logFile': () => {
    const variables = { MCP_LOG_FILE: '/dev/null/mcp.log' }
    expect(() => openQuietly(variables)).to.throw('cannot be written')
    openQuietly({ ...variables, MCP_DISABLE_FILE_LOG: 'true' }).info('hello')
  },
  'exclude over include': () => {
    const { include, exclude } = readConfig({ include: 'a__*' }, { SMCP_EXCLUDE: '*two' })
    const { list } = new Snapshot([makeLoaded('a', ['one', 'two'])], { include, exclude })
    expect(list.map(({ name }) => name)).to.deep.equal(['a__one'])
  },
  'python over virtualEnv': async () => {
    const dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    const active = join(dir, 'active', 'bin', 'python')
    await mkdir(dirname(active), { recursive: true })
    await symlink('/nowhere/active', active)
    const variables = { VIRTUAL_ENV: join(dir, 'active') }
    expect(await foundPython(variables)).to.equal(active)
    expect(await foundPython({ ...variables, SMCP_PYTHON: '/nowhere/set' })).to.equal('/nowhere/set')
  },
}

describe('of two settings at odds', () => {
  const pairs = Object.entries<Setting<unknown, unknown>>(settings).flatMap(([name, { winsOver = [] }]) =>
    winsOver.map((loser) => `${name} over ${loser}`),
  )

  it('the table says which one wins, as it is', () => {
    expect(pairs).to.have.members(Object.keys(proofs))
  })

  for (const [pair, proof] of Object.entries(proofs)) it(`wins ${pair}`, proof)
})
