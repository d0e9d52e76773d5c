import { expect } from 'chai'
import manifest from '../../fixtures/hosts/lint/workshop/smcp.json' with { type: 'json' }
import { withTalk } from '../converse.js'
import type { Host } from '../host.js'
import type { OfferedTool } from '../model/dialect.js'

const longDescription = manifest.commands.tell.description

/** What `tools lint` tells of a host that keeps some of a tool to itself. */
export function checkLint(host: Host): void {
  const { lostKeywords, descriptionLengthMax } = host
  if (lostKeywords !== undefined)
    it('leaves these keywords out of schemas at any depth, and no others', async () => {
      const offered = await offerOf(host)
      const shown = offered.find(({ name }) => name === host.nameOf('workshop__keywords'))?.schema.properties
      for (const [name, schema] of Object.entries(shown as Record<string, Record<string, unknown>>)) {
        if (name === 'within') expect(schema.items).to.deep.equal({ type: 'integer' })
        else expect(name in schema, name).to.equal(!lostKeywords.includes(name))
      }
      expect(shown).to.include.keys(...lostKeywords, 'enum', 'minItems', 'within')
    })

  if (descriptionLengthMax !== undefined)
    it('cuts a long description, with a mark', async () => {
      const offered = await offerOf(host)
      const shown = offered.find(({ name }) => name === host.nameOf('workshop__tell'))?.description
      expect(shown).to.equal(`${longDescription.slice(0, descriptionLengthMax)}… [truncated]`)
    })

  const [name = '', ...others] = new Set(['workshop__saw-off', 'workshop__saw_off'].map(host.nameOf))
  if (others.length === 0)
    it('puts a hash behind names that it makes the same', async () => {
      const names = (await offerOf(host)).map((tool) => tool.name).filter((each) => each.startsWith(name))
      expect(new Set(names).size).to.equal(2)
      for (const each of names) expect(each.slice(name.length)).to.match(/^_[0-9a-f]{12}$/)
    })
}

/** The tools of test/fixtures/hosts/lint as the model is offered them. */
function offerOf(host: Host): Promise<readonly OfferedTool[]> {
  return withTalk(
    host,
    'http',
    () => [],
    async ({ model, running }) => {
      await running.ended
      return model.tools()
    },
    { plugins: 'lint' },
  )
}
