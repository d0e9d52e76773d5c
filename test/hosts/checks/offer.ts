import { expect } from 'chai'
import { converse } from '../converse.js'
import type { Host } from '../host.js'
import { askServer } from '../served.js'

/** What the model is shown of the tools, and of the server. */
export function checkOffer(host: Host): void {
  for (const transport of host.transports)
    it(`offers all tools over ${transport}`, async () => {
      await converse(host, transport, [{ tool: 'workshop__list' }], async ({ served, model }) => {
        const { tools } = await askServer(served)
        const offered = model.tools().map(({ name }) => name)
        expect(offered).to.include.members(tools.map(({ name }) => host.nameOf(name)))
      })
    })

  it('shows descriptions and schemas', async () => {
    await converse(host, 'http', [{ tool: 'workshop__list' }], async ({ served, model }) => {
      const { tools } = await askServer(served)
      for (const { name, description = '', inputSchema } of tools) {
        const offered = model.tools().find((tool) => tool.name === host.nameOf(name))
        expect(offered?.description).to.equal(description.slice(0, host.descriptionLengthMax))
        expect(offered?.schema).to.deep.equal(host.shownSchema(inputSchema))
      }
    })
  })

  it('shows the instructions of the server', async () => {
    await converse(host, 'http', [{ tool: 'workshop__list' }], async ({ served, model }) => {
      const { instructions } = await askServer(served)
      expect(instructions).to.contain('workshop: ')
      expect(JSON.stringify(model.requests)).to.contain(JSON.stringify(instructions).slice(1, -1))
    })
  })
}
