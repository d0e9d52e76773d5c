import { expect } from 'chai'
import { chmod, mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Logger } from '../../../src/logging.js'
import { keyFor, readSessionKey } from '../../../src/server/session-key.js'

describe('the key of sessions', () => {
  let stateDir: string
  const warnings: string[] = []
  const logger = { warn: (text: string) => warnings.push(text) } as unknown as Logger
  const read = (settings: { sessionKey?: string; stateDir?: string } = {}): Promise<Buffer> =>
    readSessionKey({ sessionKey: undefined, stateDir, ...settings }, logger)

  beforeEach(async () => {
    stateDir = join(await mkdtemp(join(tmpdir(), 'smcp-state-')), 'new', 'smcp')
    warnings.length = 0
  })

  it('is made once, for this user only, and is the same ever after', async () => {
    const [one, two] = [await read(), await read()]
    expect(one).to.have.length(32).and.deep.equal(two)
    expect((await stat(join(stateDir, 'session-key'))).mode & 0o777).to.equal(0o600)
    expect(await readdir(stateDir)).to.deep.equal(['session-key'])
    expect(warnings).to.deep.equal([])
  })

  it('is the same for all that start at the same time', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => read()))
    expect(new Set(keys.map((key) => key.toString('hex'))).size).to.equal(1)
  })

  it('is the one that is set, and then nothing is kept', async () => {
    const sessionKey = 'k'.repeat(40)
    const [one, two] = [await read({ sessionKey }), await read({ sessionKey, stateDir: '/nowhere' })]
    expect(one).to.deep.equal(two)
    expect(await stat(stateDir).catch(() => 'none')).to.equal('none')
  })

  it('makes other keys, each for one use and always the same', async () => {
    const key = await read()
    const [one, again, other] = [keyFor('one', key), keyFor('one', key), keyFor('other', key)]
    expect(one).to.have.length(32).and.deep.equal(again)
    expect(new Set([key, one, other].map((each) => each.toString('hex'))).size).to.equal(3)
  })

  it('can be copied to another server, as the text of the file', async () => {
    const key = await read()
    const sessionKey = (await readFile(join(stateDir, 'session-key'), 'utf8')).trim()
    expect(await read({ sessionKey, stateDir: '/nowhere' })).to.deep.equal(key)
  })

  it('is a new one each time where it can not be kept, which is said', async () => {
    await read()
    await writeFile(join(stateDir, 'session-key'), 'short')
    const [one, two] = [await read(), await read()]
    expect(one).not.to.deep.equal(two)
    expect(warnings[0]).to.match(
      /session-key can't be used, so sessions on \/mcp will not outlive this process: it has 5 characters, expected 32 or more; delete it$/,
    )
  })

  it('is a new one below a folder where none can be made, and the start goes on', async () => {
    expect(await read({ stateDir: '/proc/nowhere/smcp' })).to.have.length(32)
    expect(warnings[0]).to.match(/^\/proc\/nowhere\/smcp\/session-key can't be used/)
  })

  it('is warned of where others can read it', async () => {
    await read()
    await chmod(join(stateDir, 'session-key'), 0o644)
    await read()
    expect(warnings[0]).to.contain('can be read by other users').and.contain('chmod 600')
  })
})
