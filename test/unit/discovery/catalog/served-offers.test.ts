import { expect } from 'chai'
import { buildOffers } from '../../../../src/discovery/catalog/build-offers.js'
import type { Loaded } from '../../../../src/discovery/catalog/load-plugin.js'
import {
  hasSamePrompts,
  hasSameResources,
  offersOfAll,
} from '../../../../src/discovery/catalog/served-offers.js'
import { ContractReader } from '../../../../src/discovery/describe/contract/parse-contract.js'
import { makeLoaded, makePlugin } from '../../../support/make-plugin.js'

const contracts = new ContractReader()

/** A plugin that offers resources and prompts of these names. */
function offering(
  name: string,
  resources: readonly string[],
  prompts: readonly string[] = [],
  prefix?: string,
): Loaded {
  const plugin = makePlugin({ name })
  const said = {
    contract_version: '2.0',
    plugin: { ...(prefix !== undefined && { prefix }) },
    commands: [],
    resources: resources.map((one) => ({ uri: `x://${one}`, name: one, file: one })),
    prompts: prompts.map((one) => ({ name: one, text: one })),
  }
  const offers = buildOffers(plugin, contracts.read(plugin, JSON.stringify(said)))
  return makeLoaded(name, [], { plugin, offers })
}
const all = (): boolean => true
const namesIn = ({ offers }: ReturnType<typeof offersOfAll>) => ({
  resources: offers.resources.map(({ shown, plugin }) => `${plugin.name} ${shown.uri}`),
  prompts: offers.prompts.map(({ shown }) => shown.name),
})

describe('offersOfAll', () => {
  it('keeps the first of those with the same URI or name, and says whose it is', () => {
    const found = offersOfAll(
      [offering('a', ['one', 'two'], ['hi'], ''), offering('b', ['two', 'three'], ['hi', 'ho'], '')],
      all,
    )
    expect(namesIn(found)).to.deep.equal({
      resources: ['a x://one', 'a x://two', 'b x://three'],
      prompts: ['hi', 'ho'],
    })
    expect(found.problems.get('b')?.map(({ message }) => message)).to.deep.equal([
      'the resource x://two belongs to plugin a',
      'the prompt hi belongs to plugin a',
    ])
    expect([...found.problems.keys()]).to.deep.equal(['b'])
  })

  it('gives prompts the prefix of their plugins, as tools have it', () => {
    expect(
      namesIn(offersOfAll([offering('a', [], ['hi']), offering('b', [], ['hi'])], all)).prompts,
    ).to.deep.equal(['a__hi', 'b__hi'])
  })

  it('leaves out what is not served, resources by their names with the prefix of their plugin', () => {
    const plugins = [offering('a', ['one'], ['hi']), offering('b', ['two'], ['ho'])]
    expect(namesIn(offersOfAll(plugins, (name) => name.startsWith('b__')))).to.deep.equal({
      resources: ['b x://two'],
      prompts: ['b__ho'],
    })
  })

  it('tells apart only what clients see', () => {
    const of = (...plugins: Loaded[]) => offersOfAll(plugins, all).offers
    expect(hasSameResources(of(offering('a', ['one'])), of(offering('a', ['one'], ['hi'])))).to.equal(true)
    expect(hasSameResources(of(offering('a', ['one'])), of(offering('a', ['two'])))).to.equal(false)
    expect(hasSamePrompts(of(offering('a', ['one'], ['hi'])), of(offering('a', [], ['hi'])))).to.equal(true)
    expect(hasSamePrompts(of(offering('a', [], ['hi'])), of())).to.equal(false)
  })
})
