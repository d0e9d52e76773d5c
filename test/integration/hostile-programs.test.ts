import { expect } from 'chai'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { heldBy } from '../../bench/soak/held-by.js'
import { openClients } from '../../bench/soak/run-callers.js'
import { hostile } from '../../bench/soak/programs.js'
import { Tally } from '../../bench/soak/tally.js'
import { writePlugin } from '../../bench/soak/write-plugins.js'
import { doors } from '../support/mcp-clients.js'
import { isAlive, pidFile, readPids, until } from '../support/processes.js'
import { serveFixtures } from '../support/serve-plugins.js'

const slow = `#!/bin/sh
echo $$ > "$3"
until [ -e "$3.go" ]; do sleep 0.02; done
echo done
`

describe('a hostile program', function () {
  let plugins: string
  let server: Awaited<ReturnType<typeof serveFixtures>>
  before(async function () {
    if (process.platform !== 'linux') this.skip()
    plugins = await mkdtemp(join(tmpdir(), 'smcp-hostile-'))
    for (const [name, program] of Object.entries(hostile))
      await writePlugin(join(plugins, name), program, 'python3')
    await mkdir(join(plugins, 'slow'))
    await writePlugin(
      join(plugins, 'slow'),
      { file: 'cli.sh', text: slow, right: { word: 'alone' } },
      'python3',
    )
    // Its path marks all that it starts.
    const environment = {
      ...(process.env as Record<string, string>),
      HOSTILE_MARK: plugins,
    }
    server = await serveFixtures({
      pluginsDirs: [plugins],
      environment,
      spawnHelper: 'off',
    })
  })
  after(async () => {
    await server.close()
    await rm(plugins, { recursive: true, force: true })
  })

  for (const [name, { right }] of Object.entries(hostile))
    it(`is answered as it should be, and leaves nothing: ${name}`, async () => {
      for (const client of await openClients(server.url, 1)) {
        const tally = new Tally()
        const word = 'word-1'
        tally.count(name, word, right, await client.call(`${name}__go`, word))
        expect(tally).to.deep.include({
          right: 1,
          wrong: [],
          foreign: [],
          lost: [],
        })
        await client.close()
      }
      await until(() => heldBy(plugins).processes === 0)
    })

  it('may be removed in the middle of a call, which is answered, and the next one told why not', async () => {
    const client = await doors['Streamable HTTP, SDK v1']!(server.url)
    const file = await pidFile()
    const call = client.call('slow__go', { text: file })
    const [pid] = await readPids(file)
    await rm(join(plugins, 'slow'), { recursive: true })
    await until(() => server.core.catalog.findTool('slow__go') === undefined)
    expect(isAlive(pid!)).to.equal(true)
    await writeFile(`${file}.go`, '')
    expect((await call).text).to.equal('done')
    const refused = await client.call('slow__go', { text: file }).catch((error: unknown) => String(error))
    expect(JSON.stringify(refused)).to.contain('slow__go')
    expect(Number(await readFile(file, 'utf8'))).to.equal(pid)
    await client.close()
  })
})
