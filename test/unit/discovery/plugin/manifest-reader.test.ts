import { expect } from 'chai'
import { execa } from 'execa'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ManifestReader } from '../../../../src/discovery/plugin/manifest-reader.js'

describe('ManifestReader', () => {
  const reader = new ManifestReader()
  let dir: string

  async function read(text?: string): Promise<{ manifest: unknown; problems: string[] }> {
    if (text !== undefined) await writeFile(join(dir, 'smcp.json'), text)
    const { manifest, problems } = await reader.read('p', dir)
    expect(problems.every(({ file, plugin }) => file === join(dir, 'smcp.json') && plugin === 'p')).to.equal(
      true,
    )
    return { manifest, problems: problems.map(({ field = '', message }) => `${field} ${message}`) }
  }

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
  })

  it('reads what is there, and nothing where nothing is', async () => {
    expect(await read()).to.deep.equal({ manifest: {}, problems: [] })
    expect(await read('{"hide": ["x"], "ask": true}')).to.deep.equal({
      manifest: { hide: ['x'], ask: true },
      problems: [],
    })
  })

  it('reads no manifest that is not a file: a FIFO would never end', async () => {
    for (const make of ['mkfifo', 'mkdir']) {
      await execa(make, [join(dir, 'smcp.json')])
      expect(await read(), make).to.deep.equal({ manifest: undefined, problems: [' is not a file'] })
      await rm(join(dir, 'smcp.json'), { recursive: true })
    }
  })

  it('names every field that is wrong, and then there is no manifest', async () => {
    expect(await read('{"ask": "yes", "hid": []}')).to.deep.equal({
      manifest: undefined,
      problems: ['hid is not known (did you mean "hide"?)', 'ask "yes" is not a boolean'],
    })
    expect((await read(JSON.stringify({ instructions: 'x'.repeat(501) }))).problems[0]).to.match(
      /^instructions .*must NOT have more than 500 characters$/,
    )
    expect((await read('{"instructions": " "}')).problems).to.have.length(1)
    expect((await read('[]')).problems).to.deep.equal([' [] is not an object'])
  })

  it('leaves out annotations that are wrong, and nothing else', async () => {
    const text = JSON.stringify({
      hide: ['x'],
      annotations: { openWorldHint: false, readOnlyHint: 1, title: 'All' },
      commands: {
        annotations: { title: 'A command of that name' },
        show: { title: 'Show', annotations: { readOnlyHint: true, destructiveHint: 'no' } },
        list: { annotations: 'read-only', description: 'List.' },
      },
    })
    expect(await read(text)).to.deep.equal({
      manifest: {
        hide: ['x'],
        annotations: { openWorldHint: false },
        commands: {
          annotations: { title: 'A command of that name' },
          show: { title: 'Show', annotations: { readOnlyHint: true } },
          list: { annotations: {}, description: 'List.' },
        },
      },
      problems: [
        'annotations.readOnlyHint 1 is not a boolean; it is left out',
        'annotations.title is not known here; expected readOnlyHint, destructiveHint, idempotentHint, openWorldHint; it is left out',
        'commands.show.annotations.destructiveHint "no" is not a boolean; it is left out',
        'commands.list.annotations "read-only" is not an object; the annotations are left out',
      ],
    })
    const { problems } = await reader.read('p', dir)
    expect(problems.map(({ severity }) => severity)).to.deep.equal(Array(4).fill('warning'))
  })

  it('hides a plugin for what else is wrong beside an annotation', async () => {
    const wrong = { ask: 'yes', commands: { show: { annotations: { readOnlyHint: 1 }, hint: true } } }
    expect(await read(JSON.stringify(wrong))).to.deep.equal({
      manifest: undefined,
      problems: ['ask "yes" is not a boolean', 'commands.show.hint is not known'],
    })
    expect((await read('{"commands": {"show": [], "list": 1}}')).problems).to.have.length(2)
    expect((await read('{"commands": []}')).problems).to.deep.equal(['commands [] is not an object'])
  })

  it('takes what can not be read for a manifest that is wrong, never for none', async () => {
    expect((await read('{')).problems[0]).to.match(/^ can't be read: /)
    const [linked, folder] = [join(dir, 'linked'), join(dir, 'folder')]
    await mkdir(linked)
    await symlink(join(dir, 'nowhere'), join(linked, 'smcp.json'))
    await mkdir(join(folder, 'smcp.json'), { recursive: true })
    for (const unreadable of [linked, folder]) {
      const { manifest, problems } = await reader.read('p', unreadable)
      expect([manifest, problems.length], unreadable).to.deep.equal([undefined, 1])
    }
  })
})
