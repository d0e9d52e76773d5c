import { expect } from 'chai'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { doors, type TestClient } from '../support/mcp-clients.js'
import { serveFixtures } from '../support/serve-plugins.js'

const place = { type: 'object', properties: { street: {}, city: {} }, required: ['city'] }
const contract = {
  commands: [
    {
      name: 'go',
      required: ['to'],
      parameters: [
        { name: 'to', ...place },
        { name: 'from', ...place },
        {
          name: 'stops',
          type: 'array',
          items: {
            type: 'object',
            properties: { place, minutes: { type: 'integer', required: true } },
            required: ['place', 'hours'],
          },
        },
      ],
    },
  ],
}
/** Prints what it was given. */
const program = `#!/bin/sh
if [ "$1" = --describe ]; then echo '${JSON.stringify(contract)}'; else printf '%s\\n' "$@"; fi
`

describe('required properties', () => {
  let server: Awaited<ReturnType<typeof serveFixtures>>
  let client: TestClient

  before(async () => {
    const dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    await mkdir(join(dir, 'trip'))
    await writeFile(join(dir, 'trip', 'cli.sh'), program)
    server = await serveFixtures({ pluginsDirs: [dir] })
    client = await doors['Streamable HTTP, SDK v1']!(server.url)
  })
  after(async () => {
    await client.close()
    await server.close()
  })

  it('are listed where they belong', async () => {
    const [tool] = await server.core.catalog.list()
    const closed = { additionalProperties: false }
    const properties = { street: { type: 'string' }, city: { type: 'string' } }
    const shown = { type: 'object', properties, required: ['city'], ...closed }
    expect(tool?.inputSchema).to.deep.equal({
      type: 'object',
      properties: {
        to: shown,
        from: shown,
        stops: {
          type: 'array',
          items: {
            type: 'object',
            properties: { place: shown, minutes: { type: 'integer' } },
            required: ['place', 'minutes'],
            ...closed,
          },
        },
      },
      required: ['to'],
      ...closed,
    })
  })

  it('are warned of where no property has their name', () => {
    const problems = server.core.catalog.problems()
    expect(problems.map(({ severity, field, message }) => [severity, field, message])).to.deep.equal([
      [
        'warning',
        'commands[0].parameters[2].items.required',
        '"hours" is not one of the properties place, minutes; it is left out',
      ],
    ])
  })

  const to = { city: 'Bonn' }
  for (const [args, missing] of [
    [{}, '"to" is missing'],
    [{ to: {} }, '"to.city" is missing'],
    [{ to: { street: 'Weg 1' }, from: {} }, '"to.city" is missing; "from.city" is missing'],
    [
      {
        to,
        stops: [
          { place: to, minutes: 5 },
          { place: {}, minutes: 5 },
        ],
      },
      '"stops[1].place.city" is missing',
    ],
    [{ to, stops: [{}] }, '"stops[0].place" is missing; "stops[0].minutes" is missing'],
  ] as const) {
    it(`refuses a call in which ${missing}`, async () => {
      const { text, structuredContent } = await client.call('trip__go', args)
      expect(structuredContent).to.have.nested.property('error.code', 'invalid_arguments')
      expect(text).to.contain(`trip__go: ${missing}`)
    })
  }

  it('pass where a call has them', async () => {
    const stops = [{ place: { city: 'Ulm' }, minutes: 5 }]
    const { text, isError } = await client.call('trip__go', { to, stops })
    expect(isError, text).to.equal(false)
    expect(text.split('\n')).to.deep.equal([
      'go',
      '--to',
      JSON.stringify(to),
      '--stops',
      JSON.stringify(stops),
    ])
  })
})
