import { expect } from 'chai'
import { readRootHelp } from '../../../../../src/discovery/describe/help/read-root-help.js'
import type { ProcessOutput } from '../../../../../src/process/job.js'
import { makeOutput } from '../../../../support/make-output.js'
import { makePlugin } from '../../../../support/make-plugin.js'

const cleo = 'Description:\n  Lists commands.\n\nUsage:\n  list [options]\n\nOptions:\n  -h, --help  Help.\n'
const clean = 'Usage: cli.sh [-v]\n\nOptions:\n  -v  Say more.\n'

async function read(answer: ProcessOutput, ask: (question: string) => ProcessOutput = () => makeOutput()) {
  const questions: string[] = []
  const root = await readRootHelp(
    makePlugin(),
    (_, argv) => {
      questions.push(argv.join(' '))
      return Promise.resolve(ask(argv.join(' ')))
    },
    answer,
  )
  return { root, questions }
}

describe('readRootHelp', () => {
  it('reads an option whose name holds signs of a pattern', async () => {
    const stdout = 'Usage: cli.sh [OPTION]...\n\n      --c++          Print C++\n      --help         Help\n'
    const commands = await (await read(makeOutput({ stdout }))).root?.list()
    expect(commands?.commands[0]?.parameters.map(({ flag }) => flag)).to.deep.equal(['--c++'])
  })

  it('reads what came on stdout, or on stderr where nothing did, whatever the exit code', async () => {
    for (const answer of [
      makeOutput({ stdout: clean }),
      makeOutput({ stdout: ' \n', stderr: clean, exitCode: 2 }),
    ]) {
      const { root, questions } = await read(answer)
      const { source, commands } = (await root?.list())!
      expect([source, commands.map(({ parameters }) => parameters.map(({ name }) => name))]).to.deep.equal([
        'help',
        [['v']],
      ])
      expect(questions).to.deep.equal([])
    }
  })

  it('says what the program is for, where its help does', async () => {
    const about = async (stdout: string) => (await (await read(makeOutput({ stdout }))).root?.list())?.about
    expect(await about(clean.replace('\n\n', '\n\nKeeps bees,\nand counts them.\n\n'))).to.equal(
      'Keeps bees, and counts them.',
    )
    expect(await about(clean)).to.equal(undefined)
  })

  it('knows nothing of what hangs or floods, nor of a text of no dialect', async () => {
    expect((await read(makeOutput({ stdout: clean, end: 'timed-out' }))).root).to.equal(undefined)
    expect((await read(makeOutput({ stdout: 'Hello.\n' }))).root).to.equal(undefined)
  })

  it('asks the commands of a text of no dialect only where it says how, and lists them in any case', async () => {
    const list = 'x - runs things\n\nusage: x <command>\n\nCommands:\n  start  start one\n  stop   stop one\n'
    const answers = (question: string): ProcessOutput =>
      makeOutput({
        stdout: question.startsWith('start')
          ? 'usage: x start NAME [--wait]\n\n  --wait  until it is up\n'
          : 'stopped',
      })
    const walk = async (stdout: string) => {
      const { root, questions } = await read(makeOutput({ stdout }), answers)
      const { commands } = await root!.walk()
      const parameters = commands.map((command) => command.parameters.map(({ name }) => name))
      return { names: commands.map(({ name }) => name), parameters, questions: questions.toSorted() }
    }
    expect(await walk(list)).to.deep.equal({
      names: ['start', 'stop'],
      parameters: [['args'], ['args']],
      questions: [],
    })
    // What does not answer with a help is no help.
    expect(await walk(`${list}\nRun 'x <command> --help' for more.\n`)).to.deep.equal({
      names: ['start', 'stop'],
      parameters: [['NAME', 'wait'], ['args']],
      questions: ['start --help', 'stop --help'],
    })
  })

  it('tries the commands that nothing tells how to ask, and believes those whose usage names them', async () => {
    const list = 'usage: x <command>\n\nCommands:\n  start  start one\n  stop   stop one\n  tell   tell all\n'
    const usages: Readonly<Record<string, string>> = {
      'start --help': 'x start: no option "--help"\n\nusage: x start NAME [--wait]\n',
      'stop --help': 'usage: kill PID\n',
      'tell --help': 'told --help to all',
    }
    const { root, questions } = await read(makeOutput({ stdout: list }), (question) =>
      makeOutput({ stdout: usages[question] ?? '' }),
    )
    expect(root?.isUntold).to.equal(true)
    const { commands } = await root!.tryWalk()
    expect(commands.map(({ parameters }) => parameters.map(({ name }) => name))).to.deep.equal([
      ['NAME', 'wait'],
      ['args'],
      ['args'],
    ])
    expect(questions.toSorted()).to.deep.equal(Object.keys(usages))
    const told = await read(makeOutput({ stdout: `${list}\nRun 'x <command> --help' for more.\n` }))
    const alone = await read(makeOutput({ stdout: clean }))
    expect([told.root?.isUntold, alone.root?.isUntold]).to.deep.equal([false, false])
  })

  it('asks for the list of commands where the root does not show it', async () => {
    const list = makeOutput({
      stdout: `${cleo}\nAvailable commands:\n  install  Installs.\n  list     Lists.\n`,
    })
    const { root, questions } = await read(makeOutput({ stdout: cleo }), (question) =>
      question === 'list' ? list : makeOutput(),
    )
    expect(questions).to.deep.equal(['list'])
    expect((await root?.list())?.commands.map(({ name }) => name)).to.deep.equal(['install'])
    await root?.walk()
    expect(questions).to.deep.equal(['list', 'install --help'])
  })
})

describe('a hostile help', () => {
  const parts = [
    'a ',
    '--a/',
    '--a, ',
    '[',
    '[a|',
    '|',
    '<a> ',
    ' ',
    '\t',
    '"a", ',
    "'",
    '(',
    '(a|b) ',
    '{a,',
    ': ',
  ]
  const shapes: Readonly<Record<string, (line: string) => string>> = {
    'a text of no form': (line) => `${line}\n`.repeat(8),
    'rows of options': (line) =>
      `Usage: x [OPTIONS]\n\nOptions:\n${`  --a, ${line} a b\n  -b  ${line}\n`.repeat(4)}`,
    'a usage': (line) => `Usage: x ${`${line}\n    `.repeat(8)}\n\nOptions:\n  -a  Text\n`,
    'a list of commands': (line) =>
      `Usage: x COMMAND\n\nCommands:\n${`  ${line}  a\n  a  ${line}\n`.repeat(4)}`,
    "argparse's": (line) =>
      `usage: x [-h] ${line}\n  ${line}\n\noptions:\n  -h, --help  Help\n  --a ${line}  ${line}\n`,
    "docopt's": (line) => `Usage:\n  x a <b> ${line}\n\nOptions:\n  -h --help  Help\n  -a ${line}  ${line}\n`,
  }

  for (const [shape, textOf] of Object.entries(shapes))
    it(`takes a bounded time as ${shape}`, async () => {
      for (const part of parts) {
        const startedAt = performance.now()
        const line = part.repeat(4000 / part.length)
        const { root } = await read(makeOutput({ stdout: textOf(line) }))
        await root?.walk()
        expect(performance.now() - startedAt, JSON.stringify(part)).to.be.below(8000)
      }
    }).timeout(60_000)

  it('may have brackets in brackets as deep as it is long', async () => {
    const deep = `${'[\n '.repeat(30_000)}${']\n '.repeat(8000)}`
    const { root } = await read(
      makeOutput({
        stdout: `usage: x [-h] ${deep}\n\noptions:\n  -h, --help  show this help message and exit\n`,
      }),
    )
    expect(root).to.not.equal(undefined)
  }).timeout(20_000)
})
