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
