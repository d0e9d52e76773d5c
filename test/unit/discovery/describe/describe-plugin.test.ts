import { expect } from 'chai'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Acts } from '../../../../src/discovery/describe/acts-when-asked.js'
import type { OpenAskSession } from '../../../../src/discovery/describe/ask-program.js'
import { describePlugin } from '../../../../src/discovery/describe/describe-plugin.js'
import type { DescribeOptions } from '../../../../src/discovery/describe/describe-program.js'
import type { Manifest } from '../../../../src/discovery/manifest.js'
import type { Description } from '../../../../src/discovery/tool.js'
import type { ProcessOutput } from '../../../../src/process/job.js'
import { makeOutput } from '../../../support/make-output.js'
import { makePlugin } from '../../../support/make-plugin.js'

const help = makeOutput({ stdout: 'Usage: cli.sh [-v]\n\nOptions:\n  -v  Say more.\n' })

interface Case {
  readonly script?: string
  readonly manifest?: Manifest
  readonly options?: DescribeOptions
  readonly answer?: ProcessOutput | Error
  readonly acts?: Acts
}

/** Describes a shell script that is not run: every question has the same answer. */
async function describeScript({
  script = 'getopts v opt\n',
  manifest = {},
  options = {},
  answer = help,
  acts = { changedFiles: [] },
}: Case): Promise<{ description: Description; questions: string[]; closed: number }> {
  const dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
  await writeFile(join(dir, 'cli.sh'), script)
  const questions: string[] = []
  let closed = 0
  const open: OpenAskSession = () => ({
    ask: (_, argv, { question = argv.join(' ') } = {}) => {
      questions.push(question)
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
    },
    acts: () => Promise.resolve(acts),
    close: () => {
      closed += 1
      return Promise.resolve()
    },
  })
  const description = await describePlugin(makePlugin({ dir, manifest }), open, options)
  return { description, questions, closed }
}

describe('describePlugin', () => {
  it('asks nothing where the manifest describes the program', async () => {
    const manifest = { describe: { commands: [{ name: 'go' }] } }
    const { description, questions } = await describeScript({ manifest })
    expect(questions).to.deep.equal([])
    expect(description.commands.map(({ name }) => name)).to.deep.equal(['go'])
    expect(description).to.include({ wasAsked: true })
    const byHelp = await describeScript({ manifest, options: { source: 'help' } })
    expect(byHelp.description.source).to.equal('help')
  })

  it('tells what the program did when it was asked, and that it is better not asked again', async () => {
    const { description } = await describeScript({ acts: { changedFiles: ['a.log'] } })
    expect(description).to.include({ worked: 'it changed a.log in a copy of its folder', wasAsked: true })
    expect(description.problems.map(({ severity, message }) => `${severity}: ${message}`)).to.deep.equal([
      'warning: did work when it was only asked what it can do: it changed a.log in a copy of its folder; make it skip that when SMCP_DESCRIBE is set',
    ])
  })

  it('finds no fault in a program without a sign of a help that takes the question for its work', async () => {
    const { description } = await describeScript({
      script: 'rm -rf "$1"\n',
      answer: makeOutput({ stdout: 'done' }),
      acts: { changedFiles: ['a.log'] },
      options: { isSandboxed: true },
    })
    expect(description).to.include({ source: 'none', worked: 'it changed a.log in a copy of its folder' })
    expect(description.problems).to.have.length(1)
    expect(description.problems[0]?.message).to.contain('gives no help that smcp can read')
  })

  it('trusts a program again that was asked and did nothing, and no other', async () => {
    const options = { workedBefore: 'it changed a.log' }
    const asked = await describeScript({ options: { ...options, isSandboxed: true } })
    expect(asked.description).to.include({ source: 'help' }).and.not.have.property('worked')
    const notAsked = await describeScript({ options })
    expect(notAsked.questions).to.deep.equal([])
    expect(notAsked.description).to.include({ worked: options.workedBefore, wasAsked: false })
    expect(notAsked.description.problems[0]?.message).to.contain('did work when it was asked before')
  })

  it('counts a check of the text as asking, but not as a sign of what the program does', async () => {
    const { description, questions } = await describeScript({
      script: 'rm -rf "$1"\n',
      answer: makeOutput(),
      options: { workedBefore: 'it changed a.log' },
    })
    expect(questions).to.deep.equal(['the check of its syntax'])
    expect(description).to.include({ source: 'none', wasAsked: true, worked: 'it changed a.log' })
    expect(description.commands.map(({ name }) => name)).to.deep.equal(['run'])
  })

  it('never throws, and closes its session whatever happens', async () => {
    const { description, closed } = await describeScript({ answer: new Error('no more processes') })
    expect(description).to.deep.include({ source: 'none', commands: [] })
    expect(description.problems.map(({ severity, message }) => [severity, message])).to.deep.equal([
      ['error', 'no more processes'],
    ])
    expect([closed, (await describeScript({})).closed]).to.deep.equal([1, 1])
  })
})
