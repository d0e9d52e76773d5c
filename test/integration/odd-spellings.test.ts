import { expect } from 'chai'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/config.js'
import { openCore, type Core } from '../../src/core/open-core.js'
import { callText } from '../support/call-text.js'

/** Helps whose options are written in an unusual way, each by a program that prints its arguments. */
const helps = {
  bundle: `Usage:
  bundle [options] [entry points]

  --define:K=V              Substitute K with V while parsing
  --external:M              Exclude module M from the bundle
  --drop:...                Remove certain constructs
  --out-extension:.js=.mjs  Use a custom extension
  --outdir=...              The output directory
  --test:unit               Test as well
`,
  walk: `Walks through folders

Usage: walk [OPTIONS] [PATH]...

Options:
      --exclude <GLOB>  Ignore files matching the glob
      --set <K>         Set it; may be given more than once
      --depth <N>       How deep
  -h, --help            Print help
`,
  send: ` Usage: send [OPTIONS] FILE

 Sends a file.

╭─ Arguments ──────────────────────────────╮
│ *    file      TEXT  What to send        │
╰──────────────────────────────────────────╯
╭─ Options ────────────────────────────────╮
│ --to          TEXT  Where to             │
│ --help              Show this message.   │
╰──────────────────────────────────────────╯
╭─ Advanced ───────────────────────────────╮
│ For experts:                             │
│ --raw               Send it raw          │
╰──────────────────────────────────────────╯
`,
  jo: `Usage: jo [-a] [-v] [-o outfile] [-s|-n|-b] [word...]
	word is key=value
	-a creates an array of words
	-s coerce to string
	-n coerce to number
	-b coerce to bool
	-v show version
`,
  check: `Usage: check [OPTIONS...] FILES...
  -a            --all            Include all
  -f FORMAT     --format=FORMAT  The format
                --norc           Read no configuration
`,
  nim: `Usage: nim [options] file

  -o:FILE, --out:FILE  set the output filename
  --hints[:on|off]     turn hints on or off
  -out:<file>          Microsoft's way
`,
}
/** Takes two values each time an option is given. */
const pairs = `import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--extra", nargs=2, action="append", metavar=("NAME", "FORMAT"))
print(parser.parse_args().extra)
`

describe('options that are written in an unusual way', () => {
  let root: string
  let core: Core

  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    for (const [name, help] of Object.entries(helps)) {
      const program = `#!/bin/sh\nif [ "$1" = --help ]; then cat <<'END'\n${help}END\nexit\nfi\nprintf '[%s]' "$@"\n`
      await mkdir(join(root, name))
      await writeFile(join(root, name, 'cli.sh'), program)
      await writeFile(join(root, name, 'smcp.json'), '{"ask": true}')
    }
    await mkdir(join(root, 'pairs'))
    await writeFile(join(root, 'pairs/cli.py'), pairs)
    core = openCore({ ...readConfig({ pluginsDirs: [root] }), noCache: true })
    await core.catalog.load()
  })
  after(() => rm(root, { recursive: true }))

  const call = (name: string, args: Record<string, unknown>): Promise<string> =>
    callText(core, `${name}__run`, args)

  it('are called without the placeholder behind their colon, and joined to their values by it', async () => {
    const given = { define: ['A=1', 'B=-2'], external: ['fs', '-x'], drop: ['console'], outdir: 'o' }
    expect(await call('bundle', given)).to.equal(
      '[--define:A=1][--define:B=-2][--external:fs][--external:-x][--drop:console][--outdir=o]',
    )
    expect(await call('bundle', { 'out-extension': ['.js=.cjs'], test_unit: true })).to.equal(
      '[--out-extension:.js=.cjs][--test:unit]',
    )
    expect(await call('nim', { out: 'a b', file: 'x.nim' })).to.equal('[--out:a b][x.nim]')
  })

  it('say how a pair is written, and take no args for what was read', async () => {
    const { inputSchema } = await core.catalog.resolve('bundle__run')
    const { define, args } = inputSchema.properties as Record<string, unknown>
    expect(define).to.deep.equal({
      type: 'array',
      items: { type: 'string' },
      description: 'Substitute K with V while parsing. Written as "K=V".',
    })
    expect(args).to.equal(undefined)
  })

  it('can be given without their value where that is in brackets', async () => {
    expect(await call('nim', { hints: 'true', file: 'x' })).to.equal('[--hints][x]')
    expect(await call('nim', { hints: 'off', file: 'x' })).to.equal('[--hints:off][x]')
  })

  it('take a list of pairs where they take a pair each time they are given', async () => {
    const { inputSchema } = await core.catalog.resolve('pairs__run')
    const pair = { type: 'array', items: { type: 'string' }, minItems: 2, maxItems: 2 }
    expect(inputSchema.properties).to.deep.equal({ extra: { type: 'array', items: pair } })
    const two = [
      ['a', 'b'],
      ['c', 'd e'],
    ]
    expect(await call('pairs', { extra: two })).to.equal("[['a', 'b'], ['c', 'd e']]")
    expect(await call('pairs', { extra: ['a', 'b'] })).to.equal("[['a', 'b']]")
    const error = await call('pairs', { extra: [['a', 'b', 'c']] }).catch(String)
    expect(error).to.contain('"extra[0]" ["a","b","c"] must NOT have more than 2 items')
  })

  it('are given as often as their texts and their kind give reason to', async () => {
    expect(await call('walk', { exclude: ['*.log', 'old'], set: ['a', 'b'], depth: '2' })).to.equal(
      '[--exclude][*.log][--exclude][old][--set][a][--set][b][--depth][2]',
    )
    expect(await call('walk', { depth: ['2'] }).catch(String)).to.contain('"depth" ["2"] is not a string')
  })

  it('are each one where a usage shows that they exclude each other, with the words below it', async () => {
    const { inputSchema } = await core.catalog.resolve('jo__run')
    const { a, b, word, ...others } = inputSchema.properties as Record<string, { description?: string }>
    expect(Object.keys(others)).to.have.members(['o', 's', 'n'])
    expect([a?.description, b?.description, word?.description]).to.deep.equal([
      'creates an array of words',
      'coerce to bool',
      undefined,
    ])
    expect(await call('jo', { b: true, word: ['x=1'] })).to.equal('[-b][x=1]')
  })

  it('are read where a column of long flags is empty on the left', async () => {
    expect(await call('check', { norc: true, format: 'x', FILES: ['a'] })).to.equal('[--format=x][--norc][a]')
    const { inputSchema } = await core.catalog.resolve('check__run')
    const { format, args } = inputSchema.properties as Record<string, unknown>
    expect([format, args]).to.deep.equal([{ type: 'string', description: 'The format' }, undefined])
  })

  it('go through args where a box shows one that was not read', async () => {
    const { doubts } = (await core.catalog.resolve('send__run')).command
    expect(doubts).to.deep.equal(['its help shows --raw, which no parameter is, so it takes args as well'])
    expect(await call('send', { to: 'x', args: ['--raw'], file: 'f' })).to.match(
      /^\[--to\]\[x\]\[--raw\].*\[f\]$/,
    )
  })

  it('take one text for a list of them, and refuse one that may be several', async () => {
    expect(await call('bundle', { external: 'fs*' })).to.equal('[--external:fs*]')
    const error = await call('bundle', { external: 'fs,path' }).catch(String)
    expect(error).to.contain('"external" "fs,path" is not an array')
  })
})
