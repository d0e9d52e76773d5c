import { expect } from 'chai'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { doors } from '../support/mcp-clients.js'
import { serveFixtures } from '../support/serve-plugins.js'
import { stdioClients } from '../support/stdio-clients.js'

const contract = {
  commands: [
    { name: 'look', annotations: { title: 'Have a look', readOnlyHint: true } },
    { name: 'drop', annotations: { destructiveHint: true, idempotentHint: true, readOnlyHint: 'no' } },
    { name: 'plain' },
  ],
}
const parser = `
import argparse
parser = argparse.ArgumentParser()
commands = parser.add_subparsers()
commands.add_parser("show")
commands.add_parser("add")
parser.parse_args()
`
/** A program that annotates itself, and one that can't, whose owner does. */
const plugins: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  said: {
    'cli.sh': `#!/bin/sh\nif [ "$1" = --describe ]; then echo '${JSON.stringify(contract)}'; fi\n`,
    'smcp.json': JSON.stringify({ commands: { drop: { annotations: { idempotentHint: false } } } }),
  },
  owned: {
    'cli.py': parser,
    'smcp.json': JSON.stringify({
      annotations: { openWorldHint: false },
      commands: { show: { annotations: { readOnlyHint: true, destructiveHint: 1 } } },
    }),
  },
}
const expected = {
  health: { readOnlyHint: true, openWorldHint: false },
  owned__add: { openWorldHint: false },
  owned__show: { openWorldHint: false, readOnlyHint: true },
  said__drop: { destructiveHint: true, idempotentHint: false },
  said__look: { title: 'Have a look', readOnlyHint: true },
  said__plain: undefined,
}

describe('annotations', () => {
  let dir: string
  let server: Awaited<ReturnType<typeof serveFixtures>>

  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    for (const [plugin, files] of Object.entries(plugins)) {
      await mkdir(join(dir, plugin))
      for (const [name, text] of Object.entries(files)) await writeFile(join(dir, plugin, name), text)
    }
    server = await serveFixtures({ pluginsDirs: [dir] })
  })
  after(async () => {
    await server.close()
  })

  for (const [door, connect] of Object.entries(doors)) {
    it(`are listed to a client through ${door}`, async () => {
      const client = await connect(server.url)
      const listed = await client.annotations().finally(client.close)
      expect(listed).to.deep.equal(expected)
    })
  }

  for (const [sdk, connect] of Object.entries(stdioClients)) {
    it(`are listed to a client over stdio, ${sdk}`, async () => {
      const client = await connect(dir)
      const listed = await client.annotations().finally(client.close)
      expect(listed).to.deep.equal(expected)
    })
  }

  it('give a tool its title, which has none else', async () => {
    const titles = (await server.core.catalog.list()).map(({ title }) => title)
    expect(titles).to.deep.equal(['Add', 'Show', 'Drop', 'Have a look', 'Plain'])
  })

  it('that are wrong are warnings, and nothing else is lost', () => {
    const problems = server.core.catalog.problems()
    expect(problems.map(({ severity, field, message }) => `${severity}: ${field}: ${message}`)).to.deep.equal(
      [
        'warning: commands.show.annotations.destructiveHint: 1 is not a boolean; it is left out',
        'warning: commands[1].annotations.readOnlyHint: "no" is not a boolean; it is left out',
      ],
    )
  })

  it('are read again when the manifest changes', async () => {
    const client = await doors['Streamable HTTP, SDK v1']!(server.url)
    const manifest = join(dir, 'owned', 'smcp.json')
    await writeFile(manifest, JSON.stringify({ annotations: { readOnlyHint: true } }))
    await server.core.catalog.refresh()
    const listed = await client.annotations().finally(client.close)
    await writeFile(manifest, plugins.owned!['smcp.json']!)
    await server.core.catalog.refresh()
    expect(listed).to.deep.include({
      owned__add: { readOnlyHint: true },
      owned__show: { readOnlyHint: true },
    })
  })
})
