import { expect } from 'chai'
import { execa } from 'execa'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { planCall } from '../../bench/real/agent.js'
import { judgeTools } from '../../bench/real/judge-tools.js'
import type { RealProgram } from '../../bench/real/program.js'
import { readChoice } from '../../bench/real/read-choice.js'
import { sectionOf } from '../../bench/score/sections.js'
import { buildTool } from '../../src/discovery/catalog/build-tool.js'
import { anyArguments } from '../../src/discovery/describe/any-arguments.js'
import { withArguments, withWayIn } from '../../src/discovery/describe/help/layout/doubt.js'
import type { Parameter } from '../../src/discovery/tool.js'
import { messageOf } from '../../src/errors.js'
import { makePlugin } from '../support/make-plugin.js'
import { repository } from '../support/start-smcp.js'

const size: Parameter = { name: 'size', required: false, flag: '--size', schema: { type: 'string' } }
const own: Parameter = { ...size, name: 'args', flag: '--args' }
const file: Parameter = { name: 'file', required: true, positional: true, schema: { type: 'string' } }

/** Every way in for words that no parameter has, and the name that it has. */
const waysIn: Readonly<Record<string, readonly [parameters: readonly Parameter[], raw: string]>> = {
  'of which nothing is known': [[anyArguments], 'args'],
  'that was read in doubt': [withArguments([size, file]), 'args'],
  'of which something was not read': [withWayIn([size, file], true), 'args'],
  'that has an option of that name': [withWayIn([size, own, file], true), 'more_args'],
}

const program: RealProgram = {
  name: 'p',
  framework: 'none',
  package: { apt: 'p' },
  bin: 'p',
  form: 'link',
  commands: [{ path: [], parameters: [] }],
  tasks: [],
}

const toolOf = (parameters: readonly Parameter[]) =>
  buildTool(
    makePlugin(),
    { source: 'help', commands: [], problems: [] },
    { name: 'run', path: [], description: '', parameters },
  )

describe('the bench of real programs', () => {
  for (const [which, [parameters, raw]] of Object.entries(waysIn))
    it(`gives the words that no parameter has to a command ${which}, and counts that parameter neither way`, () => {
      const tool = toolOf(parameters)
      const task = { task: '', command: [], uses: { '--depth': 3 }, argv: [] }
      expect(planCall('p', [tool], task)).to.deep.equal({
        tool: 'p__run',
        arguments: { [raw]: ['--depth', '3'] },
        by: 'args',
      })
      const { misses } = judgeTools(program, [tool])
      const others = parameters.filter(({ isRaw }) => !isRaw).map(({ name }) => name)
      expect(misses).to.have.lengthOf(others.length)
    })

  it('has no other way in than the words that a tool passes on as they are', () => {
    const task = { task: '', command: [], uses: { '--depth': 3 }, argv: [] }
    expect(planCall('p', [toolOf([size, own])], task)).to.equal('p__run has no way for --depth')
  })

  for (const [args, said] of [
    [['csvstak'], 'there is no program "csvstak" in the set programs; did you mean csvstack?'],
    [['qqqqqqqq', '--set', 'third'], 'there is no program "qqqqqqqq" in the set third; there are ack, bats'],
    [['--set', 'thrid'], 'there is no set "thrid" in bench/real; did you mean third?'],
    [
      ['--set', '..'],
      'there is no set ".." in bench/real; there are fifth, fourth, programs, second, seventh, sixth, third, unseen',
    ],
    [['csvstack', '--write'], '--write writes the tables of a whole set: it goes with no name'],
    [['--quick', '--write'], '--write writes the tables of a whole set: it goes with no name'],
    [['--mises'], "Unknown option '--mises'"],
  ] as const)
    it(`refuses ${args.join(' ')}, and says why`, async () => {
      const why = await readChoice(args).then(() => 'it does not', messageOf)
      expect(why).to.contain(said)
    })

  it('has every program in one set only, with truths that it can read, and a part of the page for each set', async () => {
    const page = await readFile(join(repository, 'docs/discovery-score.md'), 'utf8')
    const sets = await Promise.all(
      ['programs', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'unseen'].map((set) =>
        readChoice(['--set', set]),
      ),
    )
    const programs = sets.flatMap((one) => one.programs)
    const names = programs.map(({ name }) => name)
    expect(new Set(names)).to.have.lengthOf(names.length)
    for (const { set } of sets) expect(sectionOf(page, set).trim(), set).not.to.equal('')
    for (const one of programs) expect(judgeTools(one, []).tools, one.name).to.equal(one.commands.length)
  })

  it('runs nothing where it refuses, and says why in one line', async () => {
    const run = execa('npx', ['tsx', 'bench/real.ts', 'csvstak'], { cwd: repository, reject: false })
    const { exitCode, stdout, stderr } = await run
    const said = 'there is no program "csvstak" in the set programs; did you mean csvstack?'
    expect({ exitCode, stdout, stderr }).to.deep.equal({ exitCode: 2, stdout: '', stderr: said })
  })
})
