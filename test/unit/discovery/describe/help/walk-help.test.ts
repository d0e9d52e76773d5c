import { expect } from 'chai'
import type { Dialect, HelpText } from '../../../../../src/discovery/describe/help/dialect.js'
import { walkHelp, type HelpNode } from '../../../../../src/discovery/describe/help/walk-help.js'
import type { Command, Parameter } from '../../../../../src/discovery/tool.js'

const option = (name: string, required = false): Parameter => ({
  name,
  required,
  schema: { type: 'string' },
  flag: `--${name}`,
})
const listing = (...names: string[]): Pick<HelpText, 'commands'> => ({
  commands: names.map((name) => ({ path: [name], description: `Does ${name}.` })),
})

/** A dialect whose texts are names of what they say. */
function dialectOf(texts: Readonly<Record<string, Partial<HelpText>>>, more: Partial<Dialect> = {}): Dialect {
  return {
    name: 'test',
    recognizes: () => true,
    normalize: (text) => (text.startsWith('Usage: ') ? text : `Usage: x\n\n${text}`),
    read: (text) => ({ description: '', commands: [], parameters: [], ...texts[text] }),
    askFor: (path) => [...path, '--help'],
    takesDoubleDash: true,
    ...more,
  }
}

async function walked(
  dialect: Dialect,
  mayAsk = true,
): Promise<{ commands: Command[]; shown: string[]; asked: string[] }> {
  const asked: string[] = []
  const root: HelpNode = { path: [], text: 'root', help: dialect.read('root', []), above: [] }
  const read = (words: readonly string[]): Promise<string> => {
    asked.push(words.join(' '))
    return Promise.resolve(words.slice(0, -1).join(' '))
  }
  const commands = await walkHelp(root, dialect, mayAsk ? read : undefined)
  const shown = commands.map(
    ({ name, parameters }) =>
      `${name}(${parameters.map((one) => one.name + (one.depth === undefined ? '' : `@${one.depth}`)).join()})`,
  )
  return { commands, shown, asked }
}

describe('the walk through the helps of a program', () => {
  it('is the one command where the root lists none', async () => {
    const { commands, asked } = await walked(
      dialectOf({ root: { description: 'X.', parameters: [option('a')] } }),
    )
    expect(commands).to.deep.equal([
      { name: 'run', path: [], description: 'X.', parameters: [option('a')], takesDoubleDash: true },
    ])
    expect(asked).to.deep.equal([])
  })

  it('asks each command at any depth, in the order in which they are listed', async () => {
    const { shown, asked, commands } = await walked(
      dialectOf({
        root: listing('db', 'up'),
        db: listing('load', 'drop'),
        up: { parameters: [option('all')] },
        'db load': { parameters: [option('size')], description: 'Its own words.' },
        'db drop': { parameters: [option('force')] },
      }),
    )
    expect(shown).to.deep.equal(['db_load(size)', 'db_drop(force)', 'up(all)'])
    expect(asked).to.have.members(['db --help', 'up --help', 'db load --help', 'db drop --help'])
    expect(commands[0]).to.deep.include({ path: ['db', 'load'], description: 'Does load.' })
  })

  it('gives a command what the groups above take, in its place', async () => {
    const { shown } = await walked(
      dialectOf({
        root: { ...listing('db'), parameters: [option('url', true), option('color')] },
        db: { ...listing('load'), parameters: [option('name', true)] },
        'db load': { parameters: [option('size')] },
      }),
    )
    expect(shown).to.deep.equal(['db_load(url@0,name@1,size,color@0)'])
  })

  it('gives it only what its own help shows where the dialect shows all there, or what the root calls global', async () => {
    const ofRoot = [option('a'), { ...option('b'), isInherited: true }]
    const inherited = { ...option('c'), isInherited: true }
    const { shown, commands } = await walked(
      dialectOf(
        {
          root: { ...listing('db'), runs: true, parameters: ofRoot },
          db: { ...listing('load'), parameters: [inherited] },
          'db load': { parameters: [inherited] },
        },
        { showsInherited: true },
      ),
    )
    expect(shown).to.deep.equal(['run(a,b)', 'db_load(c,b@0)'])
    expect(commands[0]!.parameters).to.deep.equal([option('a'), option('b')])
  })

  it('takes no list of the group above for the help of a command', async () => {
    const { shown, asked } = await walked(
      dialectOf({
        root: listing('up', 'down'),
        up: listing('up', 'down'),
        down: { parameters: [option('b')] },
      }),
    )
    expect(shown).to.deep.equal(['up(args)', 'down(b)'])
    expect(asked).to.have.length(2)
  })

  it('is a command of its own beside the others where a group runs too', async () => {
    const { shown } = await walked(
      dialectOf({
        root: { ...listing('up'), runs: true, parameters: [option('a')] },
        up: { parameters: [option('b')] },
      }),
    )
    expect(shown).to.deep.equal(['run(a)', 'up(b,a@0)'])
  })

  it('takes no positional of a group that runs too', async () => {
    const file: Parameter = { name: 'file', required: true, schema: { type: 'string' }, positional: true }
    const { shown } = await walked(
      dialectOf({
        root: { ...listing('up'), runs: true, parameters: [file] },
        up: { parameters: [option('b')] },
      }),
    )
    expect(shown).to.deep.equal(['run(file)', 'up(b)'])
  })

  it('asks nothing where it may not, where the dialect does not answer, or where the list tells enough', async () => {
    const texts = { root: listing('up'), up: { parameters: [option('b')] } }
    const told = { root: { commands: [{ path: ['up'], description: '', parameters: [option('c')] }] } }
    for (const [dialect, mayAsk, shown, doubt] of [
      [dialectOf(texts), false, 'up(args)', 'may do its work then; "ask": true in smcp.json vouches'],
      [
        dialectOf(texts, { findAskFor: () => undefined }),
        true,
        'up(args)',
        'nothing says how, without running',
      ],
      [dialectOf(told), true, 'up(c)', undefined],
    ] as const) {
      const walk = await walked(dialect, mayAsk)
      expect([walk.shown, walk.asked]).to.deep.equal([[shown], []])
      const { doubts } = walk.commands[0]!
      if (doubt === undefined) expect(doubts).to.equal(undefined)
      else expect(doubts).to.have.length(1).and.to.have.nested.property('[0]').that.includes(doubt)
    }
  })

  it('does not believe a program that says the same of a command, or nothing', async () => {
    const same = dialectOf({ root: listing('root', 'silent') })
    const { shown, commands } = await walked({
      ...same,
      askFor: (path) => (path[0] === 'root' ? ['root', '--help'] : ['--help']),
    })
    expect(shown).to.deep.equal(['root(args)', 'silent(args)'])
    for (const { doubts } of commands)
      expect(doubts).to.deep.equal(['its own help says nothing that smcp can read, so it takes args'])
  })

  it('takes the positionals that the list shows where a command has no help of its own', async () => {
    const unit = { name: 'UNIT', required: true, schema: { type: 'string' }, positional: true }
    const root = {
      commands: [
        { path: ['start'], description: 'Starts.', positionals: [unit] },
        { path: ['reload'], description: 'Reloads.', positionals: [] },
      ],
      parameters: [option('force')],
    }
    const { commands, shown } = await walked({ ...dialectOf({ root }), askFor: () => ['root', '--help'] })
    expect(shown).to.deep.equal(['start(args,UNIT,force@0)', 'reload(args,force@0)'])
    expect(commands[0]?.doubts).to.deep.equal([
      'its own help says nothing that smcp can read, so it has what the list of commands shows, and takes args',
    ])
  })

  it('says what looks wrong about a reading, which requires nothing then', async () => {
    const names = ['a', 'b', 'c', 'd', 'e']
    const parameters = names.map((name) => ({ name, required: true, schema: {}, positional: true }))
    const { shown, commands } = await walked(dialectOf({ root: { parameters } }))
    expect(shown).to.deep.equal(['run(args)'])
    expect(commands[0]!.doubts).to.deep.equal([
      '5 positionals seem to be required: a, b, c, d, e, so nothing is required and it takes args',
    ])
  })

  it('takes args as well where its text shows or leaves out what no parameter is', async () => {
    const text = 'Usage: x [-q] up'
    const { commands, shown } = await walked(
      dialectOf({ root: listing('up', 'log'), log: { leavesOut: 'it is short', parameters: [option('a')] } }),
      true,
    )
    expect(shown).to.deep.equal(['up(args)', 'log(a,args)'])
    expect(commands[1]!.doubts).to.deep.equal(['it is short, so it takes args as well'])
    const root: HelpNode = {
      path: [],
      text,
      help: { description: '', commands: [], parameters: [option('a')] },
      above: [],
    }
    const [own] = await walkHelp(root, dialectOf({}))
    expect(own?.parameters.map(({ name }) => name)).to.deep.equal(['a', 'args'])
    const asIs = dialectOf({}, { normalize: (shown) => shown })
    const [other] = await walkHelp({ ...root, text: '  --a  One' }, asIs)
    expect(other?.parameters.map(({ name }) => name)).to.deep.equal(['a', 'args'])
    expect(other?.doubts).to.deep.equal(['its help shows no usage, so it takes args as well'])
    expect(own?.doubts).to.deep.equal([
      'its help shows -q, which no parameter is, so it takes args as well',
      'its usage shows up, which no parameter is, so it takes args as well',
    ])
  })

  it('ends where commands lie in each other without an end', async () => {
    const { asked, commands } = await walked({
      ...dialectOf({}),
      read: (_, path) => ({ description: '', parameters: [], ...listing(`c${path.length}`) }),
    })
    expect(asked).to.have.length(5)
    expect(commands.map(({ path }) => path.length)).to.deep.equal([6])
  })

  it('asks no more than 500 times', async () => {
    const names = Array.from({ length: 600 }, (_, index) => `c${index}`)
    const { asked, commands } = await walked(dialectOf({ root: listing(...names) }))
    expect([asked.length, commands.length]).to.deep.equal([500, 600])
    expect(commands.at(-1)!.doubts)
      .to.have.nested.property('[0]')
      .that.includes('too many other commands were')
  })
})
