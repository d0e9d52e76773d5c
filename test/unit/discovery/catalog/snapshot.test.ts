import { expect } from 'chai'
import type { ToolFilter } from '../../../../src/discovery/catalog/served-by.js'
import { isSameTool, Snapshot } from '../../../../src/discovery/catalog/snapshot.js'
import { makeLoaded, makePlugin, makeTool } from '../../../support/make-plugin.js'

const all: ToolFilter = { include: [], exclude: [] }
const names = ({ list }: Snapshot): string[] => list.map(({ name }) => name)

describe('a snapshot of the tools', () => {
  it('has them in order of their names, those that the filter leaves', () => {
    const loaded = [makeLoaded('b', ['two', 'one']), makeLoaded('a', ['three'])]
    expect(names(new Snapshot(loaded, all))).to.deep.equal(['a__three', 'b__one', 'b__two'])
    expect(names(new Snapshot(loaded, { include: ['b__*'], exclude: ['*two'] }))).to.deep.equal(['b__one'])
  })

  it('gives a name to the first plugin that has it, and the names of the server to none', () => {
    const [a, b] = [makePlugin({ name: 'a' }), makePlugin({ name: 'b' })]
    const snapshot = new Snapshot(
      [
        makeLoaded('b', [], { tools: [makeTool(b, 'go', 'same'), makeTool(b, 'health', 'health')] }),
        makeLoaded('a', [], { tools: [makeTool(a, 'run', 'same')] }),
      ],
      all,
    )
    expect(names(snapshot)).to.deep.equal(['same'])
    expect(snapshot.find('same')?.plugin).to.equal('a')
    expect(snapshot.problems.get('b')?.map(({ field, message }) => `${field!}: ${message}`)).to.deep.equal([
      'go: the name same belongs to plugin a',
      'health: the name health belongs to smcp itself',
    ])
  })

  it('finds a tool also by a dot behind its plugin, the longest name of one that fits', () => {
    const snapshot = new Snapshot([makeLoaded('a', ['b.go']), makeLoaded('a.b', ['go'])], all)
    expect(snapshot.find('a.b.go')?.name).to.equal('a.b__go')
    expect(snapshot.find('a__b.go')?.plugin).to.equal('a')
    expect(snapshot.find('a__gone')).to.equal(undefined)
  })

  it('says what may have been meant by a name that it does not have', () => {
    const snapshot = new Snapshot([makeLoaded('files', ['copy'])], all)
    expect(snapshot.notFound('files__cpy')).to.include({
      code: 'plugin_not_found',
      hint: 'Did you mean files__copy?',
    })
    expect(snapshot.notFound('copy')).to.include({ code: 'invalid_tool_name' })
  })

  it('says which tools or plugins there are where no name is like that, at most ten', () => {
    const many = Array.from({ length: 12 }, (_, index) => `command_${String.fromCodePoint(97 + index)}`)
    const snapshot = new Snapshot(
      [makeLoaded('files', many), makeLoaded('b', ['x']), makeLoaded('c', [])],
      all,
    )
    const hintOf = (of: Snapshot, name: string): unknown => of.notFound(name).hint
    const shown = many.slice(0, 10).map((name) => `files__${name}`)
    expect(hintOf(snapshot, 'files__remove_everything')).to.equal(`files has ${shown.join(', ')}, 2 more.`)
    expect(hintOf(snapshot, 'other.remove')).to.equal(
      'No plugin with tools has that name; there are b, files.',
    )
    expect(hintOf(new Snapshot([], all), 'other__x')).to.equal('No plugin has tools.')
    // What is not served is not told.
    expect(hintOf(new Snapshot([makeLoaded('b', ['x'])], { ...all, exclude: ['*'] }), 'b__y')).to.equal(
      'No plugin has tools.',
    )
  })

  it('is the same for clients where each tool shows the same', () => {
    const [before, after] = [makeLoaded('a', ['one']), makeLoaded('a', ['one'])]
    expect(new Snapshot([before], all).isSameFor(new Snapshot([after], all))).to.equal(true)
    const [tool] = after.tools
    for (const changed of [{ title: 'x' }, { description: 'x' }, { inputSchema: {} }, { annotations: {} }]) {
      const other = { ...after, tools: [{ ...tool!, ...changed }] }
      expect(
        new Snapshot([before], all).isSameFor(new Snapshot([other], all)),
        JSON.stringify(changed),
      ).to.equal(false)
    }
    expect(new Snapshot([before], all).isSameFor(new Snapshot([], all))).to.equal(false)
    expect(isSameTool(tool!, undefined)).to.equal(false)
  })
})
