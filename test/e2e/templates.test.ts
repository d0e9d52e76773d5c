import { expect } from 'chai'
import { execa } from 'execa'
import { copyFile, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { languages, type Language } from '../../src/cli/plugin/languages.js'
import { readConfig } from '../../src/config.js'
import { openCore, type Core } from '../../src/core/open-core.js'
import { callText } from '../support/call-text.js'
import { skipWithout, systemEnvironment } from '../support/skip-without.js'
import { repository, testEnvironment } from '../support/start-smcp.js'

/** What the tests of each template read, and where a word of it is changed so that they fail. */
const sources: Readonly<Record<Language, string>> = {
  python: 'cli.py',
  click: 'cli.py',
  typer: 'cli.py',
  node: 'cli.mjs',
  typescript: 'cli.mts',
  shell: 'cli.sh',
  go: 'cli.go',
}

/** What TypeScript and Go are compiled to: without it, there is nothing to run. */
const built: Partial<Readonly<Record<Language, readonly string[]>>> = {
  typescript: ['cli.mjs', 'command.mjs'],
  go: ['cli'],
}

/** What pip has downloaded and Go has compiled of its own library is kept from run to run, as it is for an author. */
const kept = {
  PIP_CACHE_DIR: join(repository, '.cache', 'pip'),
  GOCACHE: join(repository, '.cache', 'go'),
}

for (const language of languages)
  describe(`the template of plugin new for ${language}`, function () {
    this.timeout(180_000)
    let cwd: string
    let dir: string
    let core: Core
    let made: { stdout: string; stderr: string }
    /** What the check said before it was made ready. */
    let unready: { exitCode?: number; all: string } | undefined
    /** What plugin new told to type, by what it is. */
    let steps: { setup?: string; check: string; call: string; dev: string; test: string; serve: string }

    const shell = (command: string) =>
      execa('sh', ['-c', command], {
        cwd,
        env: testEnvironment({ PATH: systemEnvironment.PATH, ...kept }),
        extendEnv: false,
        all: true,
        reject: false,
        stdin: 'ignore',
      })

    before(async function () {
      if (language === 'go') skipWithout(this, 'go')
      cwd = await mkdtemp(join(tmpdir(), 'smcp-test-'))
      dir = join(cwd, 'plugins/mine')
      const args = ['plugin', 'new', 'mine', '--language', language, '--command', 'greet', '--yes']
      made = await execa(process.execPath, [`${repository}bin/run.js`, ...args], {
        cwd,
        env: testEnvironment(),
        extendEnv: false,
      })
      const told = made.stdout.split('\n').flatMap((line) => (line.startsWith('  ') ? [line.trim()] : []))
      const [serve = '', test = '', dev = '', call = '', check = '', setup] = told.reverse()
      steps = { check, call, dev, test, serve, ...(setup !== undefined && { setup }) }
      if (built[language]) unready = await shell(check)
      if (setup !== undefined) {
        const { exitCode, all } = await shell(setup)
        expect(exitCode, `${setup}\n${all}`).to.equal(0)
      }
      core = openCore({ ...readConfig({ pluginsDirs: [join(cwd, 'plugins')] }), noCache: true })
      await core.catalog.load()
    })

    after(() => {
      // What is skipped has none.
      ;(core as Core | undefined)?.close()
    })

    const call = async (args: Record<string, unknown>): Promise<string> => {
      const text = await callText(core, 'mine__greet', args)
      return text.startsWith('{') ? (JSON.parse(text) as { message: string }).message : text
    }

    it('is checked, called and tested by what plugin new tells to type', async () => {
      expect(made.stdout).to.contain(' plugin test mine')
      expect(made.stderr).to.contain('./plugins now replaces the bundled plugins')
      const checked = await shell(steps.check)
      expect(checked.exitCode, checked.all).to.equal(0)
      expect(checked.all.split('\n').at(-1)).to.equal('mine: 1 tool, no problems, 2 golden calls')
      expect((await shell(steps.call)).stdout).to.match(/^(\{"message": ?)?"?Hello, Ada!/)
      const tested = await shell(steps.test)
      expect(tested.exitCode, tested.all).to.equal(0)
      expect(steps.dev).to.match(/ plugin dev mine$/)
      expect(steps.serve).to.match(/ serve$/)
    })

    it('has tests that fail where its program is wrong', async () => {
      const file = join(dir, sources[language])
      const text = await readFile(file, 'utf8')
      const right = join(cwd, 'right')
      await mkdir(right)
      const copy = (from: string, to: string) =>
        Promise.all((built[language] ?? []).map((name) => copyFile(join(from, name), join(to, name))))
      await copy(dir, right)
      await writeFile(file, text.replaceAll('is empty', 'was empty').replaceAll('or empty', 'or nothing'))
      const { exitCode, all } = await shell(steps.test)
      // The tests of Go leave alone what is built.
      if (language === 'go') await shell(steps.setup!)
      const checked = await shell(steps.check)
      await writeFile(file, text)
      await copy(right, dir)
      expect(checked.exitCode, checked.all).to.equal(1)
      expect(checked.all).to.contain('1 of 2 golden calls failed')
      expect(exitCode, all).not.to.equal(0)
      expect(all).to.match(/was empty|or nothing/)
    })

    it('has a README with the commands of its folder', async () => {
      const readme = await readFile(join(dir, 'README.md'), 'utf8')
      expect(readme).to.not.contain('{{')
      const inside = (step: string): string => /^\(cd \S+ && (.*)\)$/.exec(step)![1]!
      for (const step of [steps.setup, steps.test])
        if (step !== undefined)
          for (const command of inside(step).split(' && ')) expect(readme).to.contain(`\n${command}`)
    })

    it('is described without a problem, by no help text, and as reading only', async () => {
      expect(core.catalog.problems()).to.deep.equal([])
      const [tool] = await core.catalog.list()
      expect(tool?.annotations).to.deep.equal({ readOnlyHint: true, openWorldHint: false })
      expect(tool?.source).to.be.oneOf(['parser', 'contract'])
      expect(tool?.inputSchema).to.have.nested.property('required').that.deep.equals(['name'])
      expect(
        tool?.command.parameters.map(({ name, schema }) => [name, schema.type, schema.default]),
      ).to.have.deep.members([
        ['name', 'string', undefined],
        ['greeting', 'string', 'Hello'],
        ['also', 'array', undefined],
        ['degrees', 'number', undefined],
        ['shout', 'boolean', tool?.command.parameters.find(({ name }) => name === 'shout')?.schema.default],
      ])
      for (const { schema } of tool?.command.parameters ?? []) expect(schema.description).to.match(/\w+/)
    })

    it('greets with every option', async () => {
      const args = { name: 'Ada', greeting: 'Good day', also: ['Bob'], degrees: 3, shout: true }
      expect(await call({ name: 'Ada' })).to.equal('Hello, Ada!')
      expect(await call(args)).to.equal('GOOD DAY, ADA, BOB! IT IS 3 DEGREES.')
    })

    it('gets values that begin with a dash, every item of a list, and numbers', async () => {
      const args = { name: '-Ada', also: ['Bob', '-Cy'], degrees: -2.5 }
      expect(await call(args)).to.equal('Hello, -Ada, Bob, -Cy! It is -2.5 degrees.')
    })

    it('says what is wrong with a value', async () => {
      const error = await call({ name: ' ' }).catch((reason: unknown) => reason)
      expect(error).to.be.instanceOf(Error)
      expect((error as Error).message).to.match(/--name is .*empty/)
    })

    if (language === 'node')
      it('gives what an author adds its type', async () => {
        const file = join(dir, 'cli.mjs')
        const text = await readFile(file, 'utf8')
        const added = [
          { name: 'times', type: 'integer' },
          { name: 'sizes', type: 'array', items: { type: 'number' } },
          { name: 'loud', type: 'boolean' },
          { name: 'words', type: 'array' },
          { name: 'place', type: 'object' },
          { name: 'places', type: 'array', items: { type: 'object' } },
        ]
        const edited = text
          .replace(
            '      parameters: [',
            `parameters: [${added.map((one) => `${JSON.stringify(one)},`).join('')}`,
          )
          .replace('  if (name.trim()', '  return { message: JSON.stringify(arguments[0]) }\n$&')
        await writeFile(file, edited)
        await core.catalog.refresh()
        const args = {
          times: -3,
          sizes: [1, -2.5],
          loud: false,
          words: ['5', '-x'],
          place: { x: 1 },
          places: [{ y: 2 }],
        }
        const given = JSON.parse(await call({ name: '7', degrees: -2.5, ...args })) as object
        await writeFile(file, text)
        await core.catalog.refresh()
        expect(given).to.deep.equal({ name: '7', greeting: 'Hello', degrees: -2.5, ...args })
      })

    if (language === 'typescript')
      it('knows the types of the arguments from the parameters', async () => {
        const file = join(dir, 'cli.mts')
        const text = await readFile(file, 'utf8')
        const wrong = ['degrees.toFixed()', 'name * 2', 'also.length - shout', 'nobody']
        const place = text.indexOf('      if (name.trim()')
        const lines = wrong.map((one) => `      void (${one})\n`)
        await writeFile(file, text.slice(0, place) + lines.join('') + text.slice(place))
        const { exitCode, all } = await shell('cd plugins/mine && npm run build')
        await writeFile(file, text)
        expect(exitCode, all).not.to.equal(0)
        const named = [...all.matchAll(/cli\.mts\((\d+),\d+\): error TS/g)].map(([, line]) => Number(line))
        const first = text.slice(0, place).split('\n').length
        expect([...new Set(named)], all).to.deep.equal(wrong.map((_, index) => first + index))
      })

    if (built[language])
      it('says what to do where it is not built', () => {
        expect(unready?.exitCode).to.equal(1)
        expect(unready?.all).to.contain(
          'Error: mine: is missing, and smcp.json names it as its main file; build it',
        )
      })
  })
