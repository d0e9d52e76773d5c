import { expect } from 'chai'
import { instructionsFor } from '../../../src/core/instructions-for.js'
import type { Tool } from '../../../src/discovery/tool.js'
import { makePlugin, makeTool } from '../../support/make-plugin.js'

const intro = 'The tools of this server are commands of programs, named PROGRAM__command.'
const about = (plugin: string, pluginAbout: string): Tool =>
  makeTool(makePlugin({ name: plugin }), 'go', undefined, { pluginAbout })
/** `p00` to as many as there are. */
const many = (count: number, pluginAbout: string): Tool[] =>
  Array.from({ length: count }, (_, i) => about(`p${String(i).padStart(2, '0')}`, pluginAbout))
const bytesOf = (text: string | undefined): number => Buffer.byteLength(text ?? '')

describe('instructionsFor', () => {
  it('says what each plugin is for, in order of their names', () => {
    const tools = [about('b', 'Keeps bees. Counts them'), about('a', 'Grows apples.')]
    const text = `${intro} a: Grows apples. b: Keeps bees. Counts them.`
    expect(instructionsFor(tools)).to.equal(text)
    expect(instructionsFor(tools.toReversed())).to.equal(text)
  })

  it('is nothing without tools', () => {
    expect(instructionsFor([])).to.equal(undefined)
  })

  it('says as many sentences of each as have room', () => {
    const first = `${'x'.repeat(80)}.`
    expect(instructionsFor(many(10, `${first} More. Most.`))).to.equal(
      `${intro}${Array.from({ length: 10 }, (_, i) => ` p0${i}: ${first} More.`).join('')}`,
    )
  })

  it('cuts a first sentence that is too long after a word', () => {
    expect(instructionsFor([about('a', 'word '.repeat(400))])).to.match(/ a: (word ){30,31}word…$/)
  })

  it('describes the first where not all have room, and names the others', () => {
    const text = instructionsFor(many(40, 'Keeps some bees in a hive.'))!
    const [described, named] = text.split(' Also: ')
    const count = described!.match(/Keeps some bees in a hive\./g)!.length
    expect(named).to.equal(
      `${Array.from({ length: 40 - count }, (_, i) => `p${String(count + i).padStart(2, '0')}`).join(', ')}.`,
    )
    // One more would not have had room.
    expect(bytesOf(text)).to.be.within(1024 - 'Keeps some bees in a hive.'.length, 1024)
  })

  it('says how many more there are where not all names have room', () => {
    const names = Array.from({ length: 300 }, (_, i) => `plugin_${String(i).padStart(3, '0')}`)
    const text = instructionsFor(names.map((name) => about(name, 'Keeps bees.')))!
    const [, shown, more] = /^.*\. The programs: (.*) … and (\d+) more\.$/.exec(text)!
    expect(shown!.split(', ')).to.deep.equal(names.slice(0, 300 - Number(more)))
    expect(bytesOf(text)).to.be.within(1024 - 'plugin_000, '.length, 1024)
  })

  it('is at most 1 KiB of UTF-8, whatever the plugins say', () => {
    const texts = ['🐝'.repeat(700), '蜂を飼う。'.repeat(60), 'é ñ. '.repeat(90), '👩‍👩‍👧 '.repeat(50), 'x']
    for (const count of [1, 2, 3, 7, 20, 55, 120]) {
      for (const text of texts) {
        const said = instructionsFor(many(count, text))!
        expect(bytesOf(said), `${count} of ${text.slice(0, 5)}`).to.be.within(intro.length, 1024)
        expect(said).not.to.match(/\p{Cs}|\ufffd/u)
      }
    }
  })

  it('is soon made for thousands of plugins', function () {
    this.timeout(5000)
    const tools = Array.from({ length: 5000 }, (_, i) =>
      about(`plugin_${i}`, 'Keeps bees. Counts them.'),
    ).flat()
    expect(instructionsFor(tools)).to.match(/ more\.$/)
  })
})
