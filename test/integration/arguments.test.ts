import { expect } from 'chai'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readConfig } from '../../src/config.js'
import { openCore } from '../../src/core/open-core.js'
import { callTool } from '../../src/executor/call-tool.js'
import { doors, type TestClient } from '../support/mcp-clients.js'
import { pidFile } from '../support/processes.js'
import { pythonWith } from '../support/python-venv.js'
import { serveFixtures } from '../support/serve-plugins.js'

const plugins = fileURLToPath(new URL('../fixtures/arguments', import.meta.url))

describe('the arguments of a call', function () {
  // The first run makes the environment of click.
  this.timeout(120_000)
  let server: Awaited<ReturnType<typeof serveFixtures>>
  let client: TestClient

  before(async () => {
    const python = await pythonWith(['click==8.5.1'])
    server = await serveFixtures({ pluginsDirs: [plugins], python })
    client = await doors['Streamable HTTP, SDK v1']!(server.url)
  })
  after(async () => {
    await client.close()
    await server.close()
  })

  const printed = async (tool: string, args: Record<string, unknown>): Promise<unknown> => {
    const { text, isError } = await client.call(tool, args)
    expect(isError, text).to.equal(false)
    return JSON.parse(text) as unknown
  }
  const refusal = async (tool: string, args: Record<string, unknown>): Promise<string> => {
    const { text, structuredContent } = await client.call(tool, args)
    expect(structuredContent, text).to.have.nested.property('error.code', 'invalid_arguments')
    return text
  }

  describe('for a counted switch that a contract declares', () => {
    it('give it so often, and more often than 100 times are refused before they cost anything', async () => {
      expect(await printed('counted__go', { verbose: 3 })).to.equal(3)
      for (const verbose of [101, 90_000_000, 4_294_967_296, -1, '90000000'])
        expect(await refusal('counted__go', { verbose }), String(verbose)).to.contain('"verbose"')
      expect(await printed('counted__go', { verbose: 100 })).to.equal(100)
    })
  })

  describe('for a program that reads arguments out of files', () => {
    it('are refused where one would be taken for a file, and arrive else', async () => {
      const file = await pidFile()
      await writeFile(file, 'x\n--admin\n')
      for (const prefix of ['@', '%'])
        for (const args of [
          { note: prefix + file },
          { name: prefix + file },
          { name: 'a', rest: ['b', prefix + file] },
          { tag: ['a', prefix + file] },
          { many: ['a', prefix + file] },
        ])
          expect(await refusal('prefixed__go', args), JSON.stringify(args)).to.contain(
            'would be read as a file',
          )
      expect(await printed('prefixed__go', { note: `a${file}@b`, name: '%'.padStart(2) })).to.deep.include({
        note: `a${file}@b`,
        name: ' %',
        admin: false,
      })
    })
  })

  it('are refused as files also where the text of the program alone shows it', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    await mkdir(join(dir, 'told'))
    await writeFile(
      join(dir, 'told', 'cli.py'),
      'import argparse\np = argparse.ArgumentParser(fromfile_prefix_chars="%@")\np.add_argument("command")\np.add_argument("--note")\nprint(p.parse_args())\n',
    )
    const command = { name: 'go', parameters: [{ name: 'note', type: 'string' }] }
    await writeFile(join(dir, 'told', 'smcp.json'), JSON.stringify({ describe: { commands: [command] } }))
    const { catalog, runner, limits } = openCore({ ...readConfig({ pluginsDirs: [dir] }), noCache: true })
    await catalog.load()
    const call = (note: string): Promise<unknown> =>
      callTool(catalog, { name: 'told__go', arguments: { note } }, { run: runner.run, limits })
    for (const note of ['%/etc/hostname', '@/etc/hostname'])
      expect(String(await call(note).catch((error: unknown) => error))).to.contain('read as a file')
    expect(JSON.stringify(await call('a@b'))).to.contain("note='a@b'")
  })

  describe('of a command whose own help was not asked', () => {
    it('go through as they are, options too', async () => {
      const args = ['--dialect', '2', '--', 'file', '-']
      const { text } = await client.call('unasked__lint', { args })
      expect(text).to.equal('<lint><--dialect><2><--><file><->')
    })
  })

  describe('that begin with a dash', () => {
    const rest: unknown[] = []
    const dashes = {
      command: 'go',
      top: 'x',
      level: 'l',
      first: 'f',
      rest,
      many: null,
      more: null,
      tag: null,
    }
    const given = async (args: Record<string, unknown>): Promise<void> => {
      const sent = { top: 'x', level: 'l', first: 'f', ...args }
      expect(await printed('dashes__go', sent), JSON.stringify(args)).to.deep.equal({ ...dashes, ...args })
    }

    it('reach argparse before the word of a command', async () => {
      for (const level of ['-5', '-2.5', '-x', '--top', '--', '-']) await given({ level })
      await given({ level: '-x', first: '--', rest: ['-y', '--', '--many'] })
    })

    it('reach argparse in lists, numbers and all that is repeated', async () => {
      await given({ many: ['-1', '-2.5', 'a'] })
      await given({ many: ['-x'] })
      await given({ more: ['-x', 'y', '--top'], tag: ['-x', '--'.padEnd(3, 'x')] })
      await given({ more: ['-1', 'y'], first: '--', rest: ['a', '--', '--'] })
    })

    it('are refused by argparse lists where they could be options', async () => {
      for (const args of [{ many: ['a', '--top'] }, { many: ['-1e5', '-x'] }, { tag: ['--'] }])
        expect(await refusal('dashes__go', { top: 'x', level: 'l', first: 'f', ...args })).to.contain(
          'option',
        )
      const sent = { top: 'x', level: 'l' }
      expect(await refusal('dashes__numbered', { ...sent, many: [-1, -2] })).to.contain('"many" "-1"')
      expect(await printed('dashes__numbered', { ...sent, many: [-1], 1: true })).to.deep.include({
        many: [-1],
        one: true,
      })
    })

    it('reach argparse where the rest of the line belongs to another program', async () => {
      for (const command_line of [
        ['a', '-b', '--top', '--'],
        ['-b', '--', '--top'],
      ]) {
        const sent = { top: 'x', level: 'l', first: -2.5, command_line }
        expect(await printed('dashes__rest', sent)).to.deep.include({ first: -2.5, command_line })
      }
      const dropped = { top: 'x', level: 'l', first: 1, command_line: ['--', 'a'] }
      expect(await refusal('dashes__rest', dropped)).to.contain('"command_line" "--"')
    })

    it('reach click, before the word of a command too', async () => {
      for (const args of [
        { level: '-5', first: '-x', rest: ['--', '-y'], tag: ['-a', '--'], pair: null },
        { level: '--', first: '--', rest: ['--', '--'], tag: [], pair: ['-a', '--tag'] },
      ]) {
        const sent = Object.fromEntries(Object.entries(args).filter(([, value]) => value !== null))
        expect(await printed('clicked__go', sent)).to.deep.equal(args)
      }
    })

    it('reach a program of which only the help is known where they are numbers', async () => {
      expect((await client.call('number__run', { INTEGER: -5, by: '-2' })).text).to.equal('-5 times -2')
      expect((await client.call('number__run', { INTEGER: -5 })).text).to.equal('-5 times 1')
    })
  })

  describe('for a text', () => {
    it('may be numbers and booleans, also in a list', async () => {
      expect(await printed('texts__go', { text: 1, texts: [1.5, true, 'x', -0], level: 2 })).to.deep.equal([
        ...['go', '--text', '1', '--texts', '1.5', '--texts', 'true', '--texts', 'x', '--texts', '0'],
        ...['--level', '2'],
      ])
      expect(await printed('texts__go', { text: false, texts: '[1, "2"]' })).to.deep.equal([
        ...['go', '--text', 'false', '--texts', '1', '--texts', '2'],
      ])
      expect(await refusal('texts__go', { level: 3 })).to.contain('"level" "3" is not one of "1", "2"')
    })
  })

  describe('of a contract of the Python server', () => {
    it('are given as there: action in any case, arg_style before takes_value, no parameters where there are null', async () => {
      expect(await printed('texts__go', { switch: true, worded: true })).to.deep.equal([
        ...['go', '--switch', '--worded', 'true'],
      ])
      expect(await printed('texts__go', { switch: false, worded: false })).to.deep.equal([
        ...['go', '--worded', 'false'],
      ])
      expect(await printed('texts__bare', {})).to.deep.equal(['bare'])
    })

    it('are refused by name where one is too long for a command line', async () => {
      const { text } = await client.call('texts__go', {
        text: 'short',
        record: { long: 'x'.repeat(140_000) },
      })
      expect(text).to.match(/^Error: texts__go: "record" is too long for a command line: 140011 bytes/)
    })
  })
})
