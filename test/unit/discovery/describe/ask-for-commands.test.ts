import { expect } from 'chai'
import type { Ask } from '../../../../src/discovery/describe/ask-program.js'
import { askForCommands, type Answer } from '../../../../src/discovery/describe/ask-for-commands.js'
import type { AskingRules } from '../../../../src/discovery/describe/asking-rules.js'
import { ContractReader } from '../../../../src/discovery/describe/contract/parse-contract.js'
import type { Look } from '../../../../src/discovery/describe/look/look-at-source.js'
import type { ProcessOutput } from '../../../../src/process/job.js'
import { makeOutput } from '../../../support/make-output.js'
import { makePlugin } from '../../../support/make-plugin.js'

const look: Look = {
  grade: 'strong',
  language: 'python',
  library: 'argparse',
  namesDescribe: true,
  files: [],
}
const everything: AskingRules = {
  contract: true,
  spellings: true,
  parser: true,
  help: true,
  namedHelp: false,
  commands: true,
  untoldCommands: false,
  syntaxOnly: false,
  isTrial: false,
  isAsked: true,
  whyNot: () => '',
}
const contracts = new ContractReader()

const contract = makeOutput({ stdout: '{"commands": [{"name": "go", "parameters": [{"name": "use_ssl"}]}]}' })
const noContract = makeOutput({ exitCode: 2, stderr: 'unrecognized arguments: --describe' })
const report = (more: object): ProcessOutput => makeOutput({ stdout: JSON.stringify({ files: [], ...more }) })
const parser = report({
  commands: [
    {
      path: ['go'],
      description: 'Parsed.',
      parameters: [{ name: 'use_ssl', flag: '--use_ssl', required: false, schema: { type: 'string' } }],
    },
  ],
  spellings: ['--use_ssl'],
})
const noParser = report({})
const help = makeOutput({
  stdout:
    'usage: cli.py [-h] {go} ...\n\npositional arguments:\n  {go}\n    go        Go.\n\noptions:\n  -h, --help  show this help message and exit\n',
})
const helpOfGo = makeOutput({
  stdout: 'usage: cli.py go [-h] [--use_ssl USE_SSL]\n\noptions:\n  -h, --help  x\n  --use_ssl USE_SSL\n',
})

/** Asks a program that answers by what it is asked; the probe is asked without words. */
async function asked(
  answers: Readonly<Record<string, ProcessOutput>>,
  may: Partial<AskingRules> = {},
  how: Partial<Look> = {},
): Promise<{ questions: string[]; answer: Answer }> {
  const questions: string[] = []
  const ask: Ask = (_, argv, { question: name = argv.join(' ') } = {}): Promise<ProcessOutput> => {
    const question = name.replace('the look at its parser', 'parser')
    questions.push(question)
    return Promise.resolve(answers[question] ?? makeOutput({ exitCode: 1 }))
  }
  const plugin = makePlugin({ command: 'python3' })
  const asked = { ...plugin, loading: { by: 'python' as const, launch: plugin.launch } }
  const rules = { ...everything, ...may }
  return { answer: await askForCommands(asked, { ...look, ...how }, rules, ask, contracts), questions }
}

describe('askForCommands', () => {
  it('asks nothing more where there is a contract, but its parser for the spellings', async () => {
    const { questions, answer } = await asked({ '--describe': contract, parser })
    expect(questions).to.deep.equal(['--describe', 'parser'])
    expect(answer.description?.source).to.equal('contract')
    expect(answer.description?.commands[0]?.parameters[0]).to.include({ flag: '--use_ssl' })
    const alone = await asked({ '--describe': contract, parser }, { spellings: false })
    expect(alone.questions).to.deep.equal(['--describe'])
  })

  it('asks nothing more of what hung or flooded at --describe', async () => {
    for (const end of ['timed-out', 'output-limit', 'not-started'] as const) {
      const described = makeOutput({ end })
      const { questions, answer } = await asked({ '--describe': described, parser, '--help': help })
      expect(questions).to.deep.equal(['--describe'])
      expect(answer).to.deep.equal({ described })
    }
  })

  it('takes for a contract only an object that came with exit code 0', async () => {
    for (const described of [noContract, makeOutput({ stdout: 'usage' }), { ...contract, exitCode: 1 }]) {
      const { answer } = await asked({ '--describe': described, parser }, { help: false })
      expect(answer.description?.source).to.equal('parser')
    }
  })

  it('compares the parser with the help, of which no command is asked where it shows nothing more', async () => {
    const { questions, answer } = await asked({ '--describe': noContract, parser, '--help': help })
    expect(questions).to.deep.equal(['--describe', 'parser', '--help'])
    expect(answer.description?.source).to.equal('parser')
  })

  it('does not compare where the help can show nothing more, but asks for it where no parser is seen', async () => {
    const may = { contract: false, commands: false }
    const how = { makesOneParser: true }
    expect((await asked({ parser, '--help': help }, may, how)).questions).to.deep.equal(['parser'])
    const unseen = await asked({ parser: noParser, '--help': help }, may, how)
    expect(unseen.questions).to.deep.equal(['parser', '--help'])
    expect(unseen.answer.description?.source).to.equal('help')
  })

  it('takes the help where it shows a command that the parser lacks, with the commands of both', async () => {
    const other = makeOutput({
      stdout: help.stdout.toString().replace('    go        Go.', '$&\n    stop      Stop.'),
    })
    const { questions, answer } = await asked({ parser, '--help': other }, { contract: false })
    expect(questions).to.deep.equal(['parser', '--help', 'go --help', 'stop --help'])
    expect(answer.description?.source).to.equal('help')
    expect(answer.description?.commands.map(({ name }) => name)).to.deep.equal(['go', 'stop'])
  })

  it('reads the help where there is no parser, and asks its commands only where it may', async () => {
    const answers = { parser: noParser, '--help': help, 'go --help': helpOfGo }
    const { questions, answer } = await asked(answers, { contract: false })
    expect(questions).to.deep.equal(['parser', '--help', 'go --help'])
    expect(answer.description?.commands[0]?.parameters.map(({ name }) => name)).to.deep.equal(['use_ssl'])
    const listed = await asked(answers, { contract: false, commands: false })
    expect(listed.questions).to.deep.equal(['parser', '--help'])
    expect(listed.answer.description?.commands.map(({ name }) => name)).to.deep.equal(['go'])
  })

  it('asks for the help as the answer says, once, and only where it may', async () => {
    const answers = { '--help': makeOutput({ exitCode: 1, stderr: 'Try `cli.sh -h`.' }), '-h': help }
    const may = { contract: false, parser: false, commands: false }
    const named = await asked(answers, { ...may, namedHelp: true }, { makesOneParser: false })
    expect(named.questions).to.deep.equal(['--help', '-h'])
    expect(named.answer.description?.source).to.equal('help')
    expect((await asked(answers, may)).questions).to.deep.equal(['--help'])
    const again = { ...answers, '-h': answers['--help'] }
    const unanswered = await asked(again, { ...may, namedHelp: true })
    expect(unanswered.questions).to.deep.equal(['--help', '-h'])
    expect(unanswered.answer.description).to.equal(undefined)
  })

  it('hands on what it has heard where nothing gives commands', async () => {
    const died = makeOutput({ exitCode: 1, stderr: 'no luck' })
    const { answer } = await asked(
      { parser: report({ endedBy: 'open' }), '--help': died },
      { contract: false },
    )
    expect(answer).to.deep.equal({ description: undefined, refused: 'open', loading: undefined, help: died })
  })

  it('does not ask for the help of what dies at its start, whatever it is asked', async () => {
    const stderr =
      'Traceback\n  File "/plugins/p/cli.py", line 1, in <module>\nModuleNotFoundError: No module named \'x\'\n'
    const dies = { ...noParser, stderr: Buffer.from(stderr) }
    const { questions, answer } = await asked({ parser: dies, '--help': help }, { contract: false })
    expect(questions).to.deep.equal(['parser'])
    expect(answer.loading).to.equal(stderr)
  })

  it('checks no more than the text where it may ask nothing', async () => {
    const nothing = { contract: false, spellings: false, parser: false, help: false, commands: false }
    const { questions, answer } = await asked({}, { ...nothing, syntaxOnly: true }, { language: 'shell' })
    expect(questions).to.deep.equal(['the check of its syntax'])
    expect(answer).to.deep.equal({ loading: '' })
    expect((await asked({}, nothing)).questions).to.deep.equal([])
  })

  describe('of a program that may not understand the questions', () => {
    const trial = { isTrial: true, contract: false, spellings: false, parser: false, commands: false }
    const unclear = { grade: 'no', language: 'shell', library: undefined } as const

    it('takes only a help of its own', async () => {
      const own = makeOutput({ exitCode: 2, stderr: 'Usage: cli.sh [-v]\n\nOptions:\n  -v  Say more.\n' })
      const { answer, questions } = await asked({ '--help': own }, trial, unclear)
      expect(questions).to.deep.equal(['--help'])
      expect(answer.description?.commands[0]?.parameters.map(({ flag }) => flag)).to.deep.equal(['-v'])
      const other = makeOutput({ stdout: 'Usage: tar [-v]\n\nOptions:\n  -v  Say more.\n' })
      const handedOn = await asked({ '--help': other }, trial, unclear)
      expect(handedOn.answer).to.deep.equal({ loading: '' })
      expect(handedOn.questions).to.deep.equal(['--help', 'the check of its syntax'])
    })

    it('finds no fault in what hangs, floods or dies', async () => {
      const may = { ...trial, contract: true }
      for (const output of [
        makeOutput({ end: 'timed-out' }),
        makeOutput({ exitCode: 1, stderr: 'no luck' }),
      ]) {
        const { answer } = await asked({ '--describe': output, '--help': output }, may, unclear)
        expect(answer).to.deep.equal({ loading: '' })
      }
    })

    it('takes a contract', async () => {
      const { answer } = await asked({ '--describe': contract }, { ...trial, contract: true }, unclear)
      expect(answer.description?.source).to.equal('contract')
    })
  })
})
