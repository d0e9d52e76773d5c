import { expect } from 'chai'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { languages, scaffold } from '../../src/cli/plugin/scaffold.js'
import { readConfig } from '../../src/config.js'
import { openCore, type Core } from '../../src/core/open-core.js'
import { callText } from '../support/call-text.js'

describe('the templates of plugin new', () => {
  let core: Core
  before(async () => {
    const dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    for (const language of languages)
      await scaffold(language, join(dir, language), {
        name: language,
        description: 'Greets.',
        command: 'greet',
      })
    core = openCore({ ...readConfig({ pluginsDirs: [dir] }), noCache: true })
    await core.catalog.load()
  })

  const call = async (name: string, args: Record<string, unknown>): Promise<string> => {
    const text = await callText(core, name, args)
    return text.startsWith('{') ? (JSON.parse(text) as { message: string }).message : text
  }

  it('are described without a problem', () => {
    expect(core.catalog.problems()).to.deep.equal([])
  })

  it('say that their command only reads', async () => {
    const annotations = (await core.catalog.list()).map((tool) => tool.annotations)
    expect(annotations).to.deep.equal(Array(3).fill({ readOnlyHint: true, openWorldHint: false }))
  })

  it('give what an author adds its type, in node', async () => {
    const { dir } = core.catalog.plugins().find(({ name }) => name === 'node')!
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
    const given = JSON.parse(await call('node__greet', { name: '7', degrees: -2.5, ...args })) as object
    await writeFile(file, text)
    await core.catalog.refresh()
    expect(given).to.deep.equal({ name: '7', greeting: 'Hello', degrees: -2.5, ...args })
  })

  for (const language of languages) {
    it(`greet with every option, in ${language}`, async () => {
      const args = { name: 'Ada', greeting: 'Good day', also: ['Bob'], degrees: 3, shout: true }
      expect(await call(`${language}__greet`, { name: 'Ada' })).to.equal('Hello, Ada!')
      expect(await call(`${language}__greet`, args)).to.equal('GOOD DAY, ADA, BOB! IT IS 3 DEGREES.')
    })

    it(`get values that begin with a dash, every item of a list, and numbers, in ${language}`, async () => {
      const args = { name: '-Ada', also: ['Bob', '-Cy'], degrees: -2.5 }
      expect(await call(`${language}__greet`, args)).to.equal('Hello, -Ada, Bob, -Cy! It is -2.5 degrees.')
    })

    it(`say what is wrong with a value, in ${language}`, async () => {
      const error = await call(`${language}__greet`, { name: ' ' }).catch((reason: unknown) => reason)
      expect(error).to.be.instanceOf(Error)
      expect((error as Error).message).to.match(/--name is .*empty/)
    })
  }
})
