import { expect } from 'chai'
import { execa } from 'execa'
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { isAlive, pidFile, readPids, until } from '../support/processes.js'
import { fixturePlugins } from '../support/serve-plugins.js'
import { repository, testEnvironment } from '../support/start-smcp.js'
import { openTerminal, type Terminal } from '../support/terminal.js'

const pluginsDir = fileURLToPath(new URL('../fixtures/terminal', import.meta.url))
const ofPlugins = ['--plugins-dir', pluginsDir]
const escape = '\u001b'
const ctrlC = '\u0003'
const ctrlD = '\u0004'
const down = '\u001b[B'

/** Calls a tool of `asker` without a terminal. */
const call = (command: string, ...more: string[]) =>
  execa(
    process.execPath,
    [`${repository}bin/run.js`, 'tools', 'call', `asker__${command}`, ...more, ...ofPlugins],
    {
      reject: false,
      stdin: 'ignore',
      env: testEnvironment(),
      extendEnv: false,
    },
  )
const answersIn = (stdout: string): unknown => (JSON.parse(stdout) as { answers: unknown }).answers
/** Calls one at a terminal, with its stdout in a file if there is one. */
const callAtTerminal = (command: string, more: string[] = [], env: Record<string, string> = {}): Terminal =>
  openTerminal(['tools', 'call', `asker__${command}`, ...more, ...ofPlugins], { env, columns: 300 })
/** What the program has printed at last, at a terminal. */
const lastAnswers = (terminal: Terminal): unknown => {
  const line = terminal
    .text()
    .split(/\r?\n/)
    .findLast((one) => one.startsWith('{"answers"'))
  return answersIn(line ?? terminal.text())
}
/** Types, and waits until this is shown anew. */
const typeAndSee = async (terminal: Terminal, keys: string, text: string): Promise<void> => {
  const before = terminal.text().length
  terminal.type(keys)
  await until(() => terminal.text().slice(before).includes(text))
}

describe('a program that asks, at a terminal', () => {
  for (const env of [{}, { CI: 'true' }, { NO_COLOR: '1' }])
    it(`has its form filled in, field by field, with ${JSON.stringify(env)}`, async () => {
      const terminal = callAtTerminal('person', [], env)
      await terminal.shows('? Name')
      expect(terminal.text()).to.contain('Tell us of you.')
      terminal.type('\r')
      await terminal.shows('An answer is needed here')
      terminal.type('A\r')
      await terminal.shows('must NOT have fewer than 2 characters')
      terminal.type('nn\r')
      await terminal.shows('? Mail (email)')
      terminal.type('x\r')
      await terminal.shows('must match format "email"')
      terminal.type('@example.org\r')
      await terminal.shows('? Age: In years (integer)')
      terminal.type('1.5\r')
      await terminal.shows('"1.5" is not an integer')
      terminal.type('\u001515\r')
      await terminal.shows('? Height (number, optional)')
      terminal.type('\r')
      await terminal.shows('? Member (optional)')
      terminal.type('n\r')
      await terminal.shows('? Colour (optional)')
      terminal.type(`${down}\r`)
      await terminal.shows('? Size')
      await terminal.shows('Small one')
      terminal.type(`${down}\r`)
      await terminal.shows('? Days')
      terminal.type(' \r')
      expect(await terminal.exitCode, terminal.text()).to.equal(0)
      expect(lastAnswers(terminal)).to.deep.equal({
        who: {
          action: 'accept',
          content: {
            name: 'Ann',
            mail: 'x@example.org',
            age: 15,
            height: 1.7,
            member: false,
            size: 'l',
            days: ['mon', 'tue'],
          },
        },
      })
    })

  it('is run again after each answer, with all answers and its state', async () => {
    const terminal = callAtTerminal('in-turn')
    for (const number of ['one', 'two', 'three']) {
      await terminal.shows(`? Number ${number}?`)
      terminal.type(`${number}\r`)
    }
    expect(await terminal.exitCode, terminal.text()).to.equal(0)
    expect(lastAnswers(terminal)).to.deep.equal(['one', 'two', 'three'])
    expect(terminal.text()).to.contain('"state": {"round": 3}')
  })

  it('has one of its questions declined and the other left open, by Esc', async () => {
    const terminal = callAtTerminal('two')
    await terminal.shows('? First?')
    await typeAndSee(terminal, escape, 'Back to the question')
    await typeAndSee(terminal, 'd\r', '? Second?')
    await typeAndSee(terminal, escape, 'Back to the question')
    await typeAndSee(terminal, '\r', '? Second?')
    await typeAndSee(terminal, escape, 'Back to the question')
    terminal.type('c\r')
    expect(await terminal.exitCode, terminal.text()).to.equal(0)
    expect(lastAnswers(terminal)).to.deep.equal({
      first: { action: 'decline' },
      second: { action: 'cancel' },
    })
  })

  it('has the user visit a page, whose address is shown', async () => {
    const terminal = callAtTerminal('page')
    await terminal.shows('Done: I have visited the page')
    expect(terminal.text()).to.contain('Log in there.').and.contain('https://example.org/login?id=1')
    terminal.type('\r')
    expect(await terminal.exitCode, terminal.text()).to.equal(0)
    expect(lastAnswers(terminal)).to.deep.equal({ login: { action: 'accept' } })
  })

  it('has its user agree where there is nothing to fill in', async () => {
    const terminal = callAtTerminal('agree')
    await terminal.shows('Delete all?')
    await terminal.shows('Agree')
    terminal.type('\r')
    expect(await terminal.exitCode, terminal.text()).to.equal(0)
    expect(lastAnswers(terminal)).to.deep.equal({ deletion: { action: 'accept', content: {} } })
  })

  it('has a person answer in place of a model, who is shown all of the question', async () => {
    const terminal = callAtTerminal('model')
    await terminal.shows('Answer in place of the model')
    expect(terminal.text()).to.match(/system: You are a poet\.\s+user: Write a line\./)
    terminal.type('A line.\r')
    expect(await terminal.exitCode, terminal.text()).to.equal(0)
    expect(lastAnswers(terminal)).to.have.nested.property('line.content.text', 'A line.')
  })

  for (const [name, key] of [
    ['Ctrl-C', ctrlC],
    ['Ctrl-D', ctrlD],
  ] as const)
    it(`ends at ${name} with 130, and says at which question`, async () => {
      const terminal = callAtTerminal('two')
      await terminal.shows('? First?')
      terminal.type(key)
      expect(await terminal.exitCode, terminal.text()).to.equal(130)
      expect(terminal.text()).to.contain('Error: asker__two was cancelled at its question "first"')
      expect(terminal.text()).not.to.contain('    at ')
    })

  it('ends when its terminal is closed at a question', async () => {
    const terminal = callAtTerminal('two')
    await terminal.shows('? First?')
    terminal.close()
    expect(await terminal.exitCode).to.equal(130)
  })

  it('is asked only what the flags leave open', async () => {
    const terminal = callAtTerminal('two', ['--answer', 'first=by flag'])
    await terminal.shows('? Second?')
    terminal.type('typed\r')
    expect(await terminal.exitCode, terminal.text()).to.equal(0)
    expect(terminal.text()).not.to.contain('First?')
    expect(lastAnswers(terminal)).to.have.nested.property('first.content.value', 'by flag')
  })

  it('is answered so too where plugin test calls it', async () => {
    const path = `${pluginsDir}/asker`
    const terminal = openTerminal(['plugin', 'test', path, '--call', 'two', '--answer', 'second=2'])
    await terminal.shows('? First?')
    terminal.type('typed\r')
    expect(await terminal.exitCode, terminal.text()).to.equal(0)
    expect(terminal.text()).to.contain('asker__two answered:')
  })
})

describe('a program that asks, without a terminal', () => {
  it('fails with 2 and says what it asks, and how to answer', async () => {
    const { stdout, stderr, exitCode } = await call('two')
    expect([exitCode, stdout]).to.deep.equal([2, ''])
    expect(stderr).to.equal(
      `Error: asker__two asks "first" (First?), and "second" (Second?); there is no terminal at which to ask. Answer with --answer 'first=TEXT' --answer 'second=TEXT'`,
    )
    const person = await call('person')
    expect(person.stderr).to.contain("[--answer 'who.colour=red|green'] --answer 'who.size=s|l'")
    const asJson = await call('two', '--json')
    expect(JSON.parse(asJson.stdout)).to.have.nested.property('structuredContent.error.code', 'usage')
  })

  it('is answered by flags, which it is told that it can ask for', async () => {
    const two = await call('two', '--answer', 'first=1', '--answer', 'second.value=2')
    expect(answersIn(two.stdout), two.stderr).to.deep.equal({
      first: { action: 'accept', content: { value: '1' } },
      second: { action: 'accept', content: { value: '2' } },
    })
    expect(JSON.parse(two.stdout)).to.have.deep.property('can', { roots: {}, elicitation: { form: {} } })
    const line = { role: 'assistant', content: { type: 'text', text: 'x' }, model: 'm' }
    const model = await call('model', '--answers', JSON.stringify({ line }))
    expect(answersIn(model.stdout), model.stderr).to.deep.equal({ line })
    expect(JSON.parse(model.stdout)).to.have.deep.property('can', { roots: {}, sampling: {} })
  })

  it('gets the defaults of fields that no flag gives, if all that it needs is there', async () => {
    const fields = ['name=Ann', 'mail=a@example.org', 'age=7', 'size=s']
    const { stdout, stderr } = await call(
      'person',
      ...fields.flatMap((field) => ['--answer', `who.${field}`]),
    )
    expect(answersIn(stdout), stderr).to.have.deep.nested.property('who.content', {
      name: 'Ann',
      mail: 'a@example.org',
      age: 7,
      size: 's',
      height: 1.7,
      member: true,
      colour: 'green',
      days: ['tue'],
    })
  })

  for (const [command, flags, expected] of [
    ['person', ['--answer', 'who.age=old'], '--answer who.age: "old" is not an integer'],
    ['person', ['--answer', 'who.colour=blue'], '--answer who.colour: "blue" is not one of "red", "green"'],
    ['two', ['--answers', '{"first": {"roots": []}}'], 'which is no answer to elicitation/create'],
    [
      'two',
      ['--answers', '{"first": {"action": "accept", "content": {}}}'],
      '--answers: "first" has a content that was not asked for: "value" is missing',
    ],
  ] as const)
    it(`refuses ${flags.join(' ')} with 2`, async () => {
      const { stdout, stderr, exitCode } = await call(command, ...flags)
      expect([exitCode, stdout]).to.deep.equal([2, ''])
      expect(stderr).to.contain(expected)
    })

  it('has an answer used once, and is told of one that it did not ask for', async () => {
    const endless = await call('endless', '--answer', 'again=yes')
    expect([endless.exitCode, endless.stderr]).to.deep.equal([
      2,
      `Error: asker__endless asks "again" again (Once more? (2)); there is no terminal at which to ask. Answer with --answer 'again=TEXT'`,
    ])
    const other = await call('works', '--answer', 'user=x')
    expect([other.exitCode, other.stderr.split('\n').at(-1)]).to.deep.equal([
      0,
      'asker__works did not ask "user"',
    ])
  })

  it('is told the working folder as its root, and fails by a form that is wrong', async () => {
    expect(answersIn((await call('where')).stdout))
      .to.have.nested.property('roots.roots[0].uri')
      .that.match(/^file:/)
    const { exitCode, stderr } = await call('broken-form')
    expect([exitCode, stderr]).to.satisfy(
      ([code, text]: [number, string]) => code === 1 && text.includes('requestedSchema'),
    )
  })
})

describe('a program that tells of its progress', () => {
  for (const env of [{}, { CI: 'true' }])
    it(`has a line for it at a terminal, which is gone in the end, with ${JSON.stringify(env)}`, async () => {
      const file = await pidFile()
      const terminal = callAtTerminal('works', [`until=${file}`], env)
      await terminal.shows('66% two thirds')
      expect(terminal.text()).to.contain('[warning] worker: {"step":2}').and.contain('[debug] only a detail')
      // Where CI is set, Node takes no terminal for one with colours.
      if (!('CI' in env)) expect(terminal.raw()).to.contain('\u001b[33m[warning]\u001b[39m')
      await writeFile(file, '')
      expect(await terminal.exitCode, terminal.text()).to.equal(0)
      expect(terminal.text()).to.contain('worked').and.not.contain('"progress"')
    })

  it('has no colours where NO_COLOR is set', async () => {
    const terminal = callAtTerminal('says', [], { NO_COLOR: '1' })
    expect(await terminal.exitCode).to.equal(0)
    expect(terminal.text()).to.contain('[info] no diagnostic')
    expect(terminal.raw()).not.to.contain('\u001b[3')
  })

  it('is ended at Ctrl-C, with 130', async () => {
    const file = await pidFile()
    const terminal = callAtTerminal('works', [`until=${file}`])
    await terminal.shows('66% two thirds')
    terminal.type(ctrlC)
    expect(await terminal.exitCode, terminal.text()).to.equal(130)
    expect(terminal.text()).to.contain('asker__works was cancelled')
    expect(existsSync(file)).to.equal(false)
  })

  it('is killed at once at a second Ctrl-C, if it would not end', async () => {
    const file = await pidFile()
    const args = ['tools', 'call', 'stubborn__wait', `pids=${file}`, '--plugins-dir', fixturePlugins]
    const terminal = openTerminal([...args, '--include', 'stubborn__*'])
    const pids = await readPids(file)
    const startedAt = performance.now()
    // Of signals that nobody has taken yet, the system keeps one.
    await until(() => {
      terminal.type(ctrlC)
      return !pids.some(isAlive)
    })
    expect(await terminal.exitCode, terminal.text()).to.equal(130)
    // It would get five seconds.
    expect(performance.now() - startedAt).to.be.below(4000)
  })

  it('has only its log and its diagnostics on stderr where that is no terminal', async () => {
    for (const more of [[], ['--json']]) {
      const { stdout, stderr } = await call('works', ...more)
      expect(stderr).to.equal(
        'a diagnostic without an end\n[warning] worker: {"step":2}\n[debug] only a detail',
      )
      if (more.length === 0) expect(stdout).to.equal('worked')
      else expect(JSON.parse(stdout)).to.deep.equal({ content: [{ type: 'text', text: 'worked' }] })
    }
    expect((await call('says')).stderr).to.equal('[info] no diagnostic\n{"not": "an event"}\nno end')
  })

  it('that fails has its diagnostics told once', async () => {
    const { stderr, exitCode } = await call('fails')
    expect(exitCode).to.equal(1)
    expect(stderr).to.equal(
      '[error] it goes wrong\nthe disk is full\nError: asker__fails failed with exit code 3',
    )
  })
})
