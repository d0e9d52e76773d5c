import { expect } from 'chai'
import { execa } from 'execa'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, readdir, readlink, rm, symlink, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { doors, type CallAnswer, type TestClient } from '../support/mcp-clients.js'
import { serveFixtures } from '../support/serve-plugins.js'

describe('the devops plugin', () => {
  let server: Awaited<ReturnType<typeof serveFixtures>>
  let client: TestClient
  let folder: string
  let root: string
  let source: string

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    root = join(folder, 'apps')
    source = join(folder, 'source')
    const environment = { ...(process.env as Record<string, string>), DEVOPS_ROOT: root }
    server = await serveFixtures({ pluginsDirs: [resolve('plugins')], environment })
    client = await doors['SSE, SDK v1']!(server.url)
  })
  after(async () => {
    await client.close()
    await server.close()
    await rm(folder, { recursive: true })
  })
  beforeEach(async () => {
    await rm(root, { recursive: true, force: true })
    await rm(source, { recursive: true, force: true })
    await mkdir(source)
    await writeFile(join(source, 'index.html'), 'one')
  })

  const call = (command: string, args: Record<string, unknown>): Promise<CallAnswer> =>
    client.call(`devops__${command}`, args)

  /** What a command prints; its test fails where it fails. */
  const answerOf = async (command: string, args: Record<string, unknown>): Promise<unknown> => {
    const { text, isError } = await call(command, args)
    expect(isError, text).to.be.false
    return JSON.parse(text)
  }

  const deploy = async (release: string, more: Record<string, unknown> = {}): Promise<unknown> =>
    answerOf('deploy', { app: 'web', source, release, ...more })

  const refusalOf = async (command: string, args: Record<string, unknown>): Promise<string> => {
    const { text, isError, structuredContent } = await call(command, args)
    expect(isError, text).to.be.true
    const head = `Error: devops__${command} failed with exit code 1: `
    const message = text.slice(head.length)
    expect(text).to.equal(head + message)
    expect(structuredContent).to.deep.equal({
      error: { code: 'plugin_error', message, retryable: false, exitCode: 1 },
    })
    return message
  }

  const livePage = (): Promise<string> => readFile(join(root, 'web/current/index.html'), 'utf8')
  const liveLink = (): Promise<string> => readlink(join(root, 'web/current'))
  const releases = async (): Promise<string[]> => (await readdir(join(root, 'web/releases'))).sort()
  const records = async (): Promise<string[]> => (await readdir(join(root, 'web/records'))).sort()

  describe('as tools', () => {
    it('is its four commands, with types, choices and defaults out of its parser', async () => {
      const tools = await server.core.catalog.list()
      const devops = tools.filter(({ plugin }) => plugin === 'devops')
      expect(devops.map(({ name }) => name)).to.deep.equal([
        'devops__deploy',
        'devops__list-releases',
        'devops__rollback',
        'devops__status',
      ])
      expect(devops.map(({ inputSchema }) => inputSchema.required)).to.deep.equal([
        ['app', 'source'],
        ['app'],
        ['app'],
        undefined,
      ])
      expect(devops[0]!.inputSchema.properties).to.deep.include({
        keep: { type: 'integer', description: 'releases to keep, the live one too (default: 5)', default: 5 },
        'dry-run': {
          type: 'boolean',
          description: 'try everything in a temporary folder, change nothing',
        },
      })
      expect(devops[1]!.inputSchema.properties).to.deep.include({
        order: {
          type: 'string',
          enum: ['newest', 'oldest'],
          default: 'newest',
          description: 'which come first (default: newest)',
        },
      })
    })

    it('is refused wrong arguments before anything runs', async () => {
      for (const wrong of [{ keep: 'many' }, { keep: 1.5 }, { source: undefined }, { force: true }]) {
        const { isError, structuredContent } = await call('deploy', { app: 'web', source, ...wrong })
        expect(isError).to.be.true
        expect(structuredContent).to.have.nested.property('error.code', 'invalid_arguments')
      }
      const { structuredContent } = await call('list-releases', { app: 'web', order: 'sideways' })
      expect(structuredContent).to.have.nested.property('error.code', 'invalid_arguments')
      expect(existsSync(root)).to.be.false
    })
  })

  describe('deploy', () => {
    it('puts a folder live as a release, behind a link that can be moved with its root', async () => {
      expect(await deploy('v1')).to.deep.equal({
        app: 'web',
        current: 'v1',
        previous: null,
        removed: [],
        dry_run: false,
      })
      expect(await liveLink()).to.equal('releases/v1')
      expect(await livePage()).to.equal('one')
      const record: unknown = JSON.parse(await readFile(join(root, 'web/records/v1.json'), 'utf8'))
      expect(record).to.have.property('source', source)
      expect((await readdir(join(root, 'web'))).sort()).to.deep.equal(['current', 'records', 'releases'])
    })

    it('switches to the next release and leaves the one before as it was', async () => {
      await deploy('v1')
      await writeFile(join(source, 'index.html'), 'two')
      expect(await deploy('v2')).to.deep.include({ current: 'v2', previous: 'v1' })
      expect([await liveLink(), await livePage()]).to.deep.equal(['releases/v2', 'two'])
      expect(await readFile(join(root, 'web/releases/v1/index.html'), 'utf8')).to.equal('one')
    })

    it('names a release by the time where no name is given, also twice within a second', async () => {
      await answerOf('deploy', { app: 'web', source })
      await answerOf('deploy', { app: 'web', source })
      const names = await releases()
      expect(names).to.have.length(2)
      for (const name of names) expect(name).to.match(/^\d{14}(-2)?$/)
    })

    it('unpacks a tarball', async () => {
      const tarball = join(folder, 'web.tar.gz')
      await execa('tar', ['-czf', tarball, '-C', source, 'index.html'])
      await deploy('v1', { source: tarball, check: 'index.html' })
      expect(await livePage()).to.equal('one')
    })

    it('refuses a tarball that points outside the release', async () => {
      await deploy('v1')
      const tarball = join(folder, 'escape.tar')
      await symlink('../../../../secret', join(source, 'link'))
      await execa('tar', ['-cf', tarball, '-C', source, 'index.html', 'link'])
      const before = await contentOf(root)
      expect(await refusalOf('deploy', { app: 'web', source: tarball })).to.contain(
        'The tarball is refused for its member "link"',
      )
      expect(await contentOf(root)).to.deep.equal(before)
    })

    it('removes the oldest releases beyond those to keep, with their records', async () => {
      for (const release of ['v1', 'v2', 'v3']) await deploy(release)
      expect(await deploy('v4', { keep: 2 })).to.deep.include({ current: 'v4', removed: ['v2', 'v1'] })
      expect(await releases()).to.deep.equal(['v3', 'v4'])
      expect(await records()).to.deep.equal(['v3.json', 'v4.json'])
      expect(await deploy('v5', { keep: 1 })).to.deep.include({ removed: ['v4', 'v3'] })
      expect([await releases(), await liveLink()]).to.deep.equal([['v5'], 'releases/v5'])
    })

    it('keeps five releases unless told otherwise, and never none', async () => {
      for (const release of ['v1', 'v2', 'v3', 'v4', 'v5']) await deploy(release)
      expect(await deploy('v6')).to.deep.include({ removed: ['v1'] })
      expect(await refusalOf('deploy', { app: 'web', source, release: 'v7', keep: 0 })).to.equal(
        '--keep is 0; expected a whole number from 1 on.',
      )
      expect(await releases()).to.deep.equal(['v2', 'v3', 'v4', 'v5', 'v6'])
    })

    it('leaves the old release in place, and nothing half-made, when it fails', async () => {
      await deploy('v1')
      await writeFile(join(source, 'index.html'), 'two')
      const before = await contentOf(root)
      const failures: [Record<string, unknown>, string][] = [
        [
          { check: 'missing.html' },
          'There is no file "missing.html" (--check) in the release; it does not go live.',
        ],
        [{ check: '../../releases/v1/index.html' }, '(--check) in the release; it does not go live.'],
        [{ source: join(folder, 'nowhere') }, '(--source); expected a folder or a tarball.'],
        [{ source: join(source, 'index.html') }, '(--source) as a tarball'],
        [{ source: folder }, 'keep them apart.'],
        [{ release: 'v1' }, 'Release "v1" of web is there already'],
      ]
      for (const [wrong, message] of failures)
        expect(await refusalOf('deploy', { app: 'web', source, release: 'v2', ...wrong })).to.contain(message)
      expect(await contentOf(root)).to.deep.equal(before)
      expect([await liveLink(), await livePage()]).to.deep.equal(['releases/v1', 'one'])
    })

    it('leaves no app behind when the first deploy of one fails', async () => {
      await refusalOf('deploy', { app: 'web', source, check: 'missing.html' })
      expect(existsSync(join(root, 'web'))).to.be.false
      expect(await answerOf('status', {})).to.deep.equal({ root, apps: [] })
    })

    it('replaces no `current` that is not a link', async () => {
      await mkdir(join(root, 'web/current'), { recursive: true })
      await writeFile(join(root, 'web/current/index.html'), 'by hand')
      expect(await refusalOf('deploy', { app: 'web', source })).to.contain(
        'is not a link, and will not be replaced',
      )
      expect(await livePage()).to.equal('by hand')
    })

    it('refuses names that are no plain names of a folder', async () => {
      await deploy('v1')
      const before = await contentOf(folder)
      for (const name of [
        '../v2',
        'a/b',
        '.',
        '..',
        '.hidden',
        '-x',
        '+x',
        '',
        'a b',
        'v2\n',
        'é',
        'v'.repeat(101),
      ]) {
        expect(await refusalOf('deploy', { app: 'web', source, release: name }), name).to.contain(
          `"${name}" can't be the name of a release`,
        )
        expect(await refusalOf('deploy', { app: name, source, release: 'v2' }), name).to.contain(
          `"${name}" can't be the name of an app`,
        )
        expect(await refusalOf('rollback', { app: 'web', to: name }), name).to.contain('name of a release')
      }
      expect(await contentOf(folder)).to.deep.equal(before)
      expect(await deploy('_2.0+rc-1')).to.deep.include({ current: '_2.0+rc-1' })
    })

    it('is refused while another one of the same app runs, and another app is not', async () => {
      await deploy('v1')
      const release = await holdLock(join(root, '.web.lock'))
      try {
        const busy = 'Another deploy or rollback of web is running; try again when it has ended.'
        expect(await refusalOf('deploy', { app: 'web', source, release: 'v2' })).to.equal(busy)
        expect(await refusalOf('rollback', { app: 'web' })).to.equal(busy)
        expect(await answerOf('deploy', { app: 'shop', source, release: 'v1' })).to.deep.include({
          current: 'v1',
        })
      } finally {
        await release()
      }
      expect(await deploy('v2')).to.deep.include({ current: 'v2' })
    })
  })

  describe('rollback', () => {
    it('puts the release before live again, and removes nothing', async () => {
      await deploy('v1')
      await writeFile(join(source, 'index.html'), 'two')
      await deploy('v2')
      expect(await answerOf('rollback', { app: 'web' })).to.deep.equal({
        app: 'web',
        current: 'v1',
        previous: 'v2',
        dry_run: false,
      })
      expect([await liveLink(), await livePage()]).to.deep.equal(['releases/v1', 'one'])
      expect(await releases()).to.deep.equal(['v1', 'v2'])
    })

    it('goes to a release by name, forwards too', async () => {
      for (const release of ['v1', 'v2', 'v3']) await deploy(release)
      expect(await answerOf('rollback', { app: 'web', to: 'v1' })).to.deep.include({ previous: 'v3' })
      expect(await liveLink()).to.equal('releases/v1')
      expect(await answerOf('rollback', { app: 'web', to: 'v2' })).to.deep.include({ current: 'v2' })
      expect(await liveLink()).to.equal('releases/v2')
    })

    it('says so where there is nothing to go back to', async () => {
      expect(await refusalOf('rollback', { app: 'web' })).to.equal(
        `There is no app "web" in ${root}; known apps: none yet.`,
      )
      await deploy('v1')
      expect(await refusalOf('rollback', { app: 'web' })).to.equal(
        'No release of web is older than v1; name a release with --to: v1.',
      )
      expect(await refusalOf('rollback', { app: 'web', to: 'v1' })).to.equal(
        'Release "v1" of web is live already.',
      )
      expect(await refusalOf('rollback', { app: 'web', to: 'v0' })).to.equal(
        'There is no release "v0" of web; there are: v1.',
      )
      expect(await liveLink()).to.equal('releases/v1')
    })

    it('mends a `current` that leads nowhere', async () => {
      await deploy('v1')
      await unlink(join(root, 'web/current'))
      await symlink('releases/gone', join(root, 'web/current'))
      expect(await refusalOf('rollback', { app: 'web' })).to.equal(
        'Nothing is live; name a release with --to: v1.',
      )
      expect(await answerOf('rollback', { app: 'web', to: 'v1' })).to.deep.include({
        current: 'v1',
        previous: null,
      })
      expect(await livePage()).to.equal('one')
    })
  })

  describe('a dry run', () => {
    it('of a deploy says what would be done, and changes nothing', async () => {
      for (const release of ['v1', 'v2', 'v3']) await deploy(release)
      const before = await contentOf(folder)
      expect(await deploy('v4', { 'dry-run': true, keep: 2 })).to.deep.equal({
        app: 'web',
        current: 'v4',
        previous: 'v3',
        removed: ['v2', 'v1'],
        dry_run: true,
      })
      expect(await contentOf(folder)).to.deep.equal(before)
    })

    it('of a first deploy does not even make the root', async () => {
      expect(await deploy('v1', { dry_run: true })).to.deep.include({ current: 'v1', dry_run: true })
      expect(existsSync(root)).to.be.false
    })

    it('of a deploy fails as the deploy itself would', async () => {
      await deploy('v1')
      const before = await contentOf(folder)
      const dry = { app: 'web', source, 'dry-run': true }
      expect(await refusalOf('deploy', { ...dry, check: 'missing.html' })).to.contain('it does not go live')
      expect(await refusalOf('deploy', { ...dry, release: 'v1' })).to.contain('is there already')
      expect(await contentOf(folder)).to.deep.equal(before)
    })

    it('of a rollback changes nothing', async () => {
      await deploy('v1')
      await deploy('v2')
      const before = await contentOf(folder)
      expect(await answerOf('rollback', { app: 'web', 'dry-run': true })).to.deep.equal({
        app: 'web',
        current: 'v1',
        previous: 'v2',
        dry_run: true,
      })
      expect(await contentOf(folder)).to.deep.equal(before)
    })
  })

  describe('status', () => {
    it('shows what is live, since when, from where, and where a rollback would lead', async () => {
      await deploy('v1')
      await deploy('v2')
      const status = (await answerOf('status', { app: 'web' })) as Record<string, unknown>
      const { deployed_at: deployedAt, ...rest } = status
      expect(rest).to.deep.equal({
        app: 'web',
        folder: join(root, 'web'),
        current: 'v2',
        source,
        rollback_to: 'v1',
        releases: 2,
      })
      expect(deployedAt).to.match(/^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{6}\+00:00$/)
    })

    it('shows all apps where none is named', async () => {
      await deploy('v1')
      await answerOf('deploy', { app: 'shop', source, release: 'v1' })
      const { apps } = (await answerOf('status', {})) as { apps: { app: string }[] }
      expect(apps.map(({ app }) => app)).to.deep.equal(['shop', 'web'])
    })

    it('says what is wrong where nothing is live', async () => {
      await deploy('v1')
      await unlink(join(root, 'web/current'))
      expect(await answerOf('status', { app: 'web' })).to.deep.include({
        current: null,
        problem: `Nothing is live: ${join(root, 'web/current')} does not exist; deploy, or roll back with --to.`,
      })
    })
  })

  describe('list-releases', () => {
    const list = async (args: Record<string, unknown> = {}): Promise<[number, string[], string[]]> => {
      const { total, releases: listed } = (await answerOf('list-releases', { app: 'web', ...args })) as {
        total: number
        releases: { release: string; current: boolean; source: string }[]
      }
      for (const release of listed) expect(release.source).to.equal(source)
      const live = listed.filter(({ current }) => current)
      return [total, listed.map(({ release }) => release), live.map(({ release }) => release)]
    }

    it('lists by the time of the deploy, and marks what is live', async () => {
      for (const release of ['b', 'c', 'a']) await deploy(release)
      await answerOf('rollback', { app: 'web' })
      expect(await list()).to.deep.equal([3, ['a', 'c', 'b'], ['c']])
      expect(await list({ order: 'oldest' })).to.deep.equal([3, ['b', 'c', 'a'], ['c']])
      expect(await list({ limit: 1 })).to.deep.equal([3, ['a'], []])
      expect(await list({ limit: '2', order: 'oldest' })).to.deep.equal([3, ['b', 'c'], ['c']])
    })

    it('refuses a limit below 1, and an app that is not there', async () => {
      await deploy('v1')
      expect(await refusalOf('list-releases', { app: 'web', limit: 0 })).to.equal(
        '--limit is 0; expected a whole number from 1 on.',
      )
      expect(await refusalOf('list-releases', { app: 'shop' })).to.equal(
        `There is no app "shop" in ${root}; known apps: web.`,
      )
    })
  })

  it('takes another root by argument before the one of the environment', async () => {
    const other = join(folder, 'other')
    await deploy('v1', { 'releases-dir': other })
    expect(await readlink(join(other, 'web/current'))).to.equal('releases/v1')
    expect(existsSync(root)).to.be.false
  })

  it('is an ordinary program too: JSON on stdout, exit code 1 for a failure and 2 for wrong usage', async () => {
    const run = (...args: string[]) =>
      execa('python3', [resolve('plugins/devops/cli.py'), ...args], {
        reject: false,
        env: { DEVOPS_ROOT: root },
      })
    const done = await run('deploy', '--app', 'web', '--source', source, '--release', 'v1')
    expect([done.exitCode, JSON.parse(done.stdout)]).to.deep.equal([
      0,
      { app: 'web', current: 'v1', previous: null, removed: [], dry_run: false },
    ])
    const failed = await run('rollback', '--app', 'web')
    expect(failed.exitCode).to.equal(1)
    expect(JSON.parse(failed.stdout)).to.have.all.keys('error')
    const misused = await run('deploy')
    expect([misused.exitCode, misused.stdout]).to.deep.equal([2, ''])
    expect(misused.stderr).to.contain('the following arguments are required: --app, --source')
  })
})

/** Every path below a folder with what is there: a file's text, where a link leads. */
async function contentOf(folder: string): Promise<Record<string, string>> {
  const content: Record<string, string> = {}
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isSymbolicLink()) content[path] = `-> ${await readlink(path)}`
    else content[path] = entry.isDirectory() ? 'a folder' : await readFile(path, 'utf8')
  }
  return content
}

/** Locks a file as a running deploy does; resolves when it is locked, with what lets go of it. */
async function holdLock(file: string): Promise<() => Promise<void>> {
  const program = `
import fcntl, sys
file = open(sys.argv[1], "a")
fcntl.flock(file, fcntl.LOCK_EX)
print("locked", flush=True)
sys.stdin.read()
`
  const child = spawn('python3', ['-c', program, file], { stdio: ['pipe', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  return async () => {
    child.stdin.end()
    await once(child, 'exit')
  }
}
