import { expect } from 'chai'
import { fileURLToPath } from 'node:url'
import { install } from '../../bench/real/install.js'
import { judgeTools, type Judged } from '../../bench/real/judge-tools.js'
import { readPrograms } from '../../bench/real/program.js'
import { runPrograms, type Run } from '../../bench/real/run-programs.js'

/** Programs with a tool that is not fully right yet, and with a task that is not carried out by types yet. */
const known = {
  notRight: ['segno'],
  notDone: [] as string[],
}

describe('real programs, as their package managers install them', function () {
  this.timeout(600_000)
  let judged: readonly Judged[]
  let runs: readonly Run[]
  before(async () => {
    const dir = fileURLToPath(new URL('../../bench/real/programs', import.meta.url))
    const programs = await readPrograms(dir, ({ inTests }) => inTests === true)
    const installed = []
    for (const program of programs) installed.push({ program, bin: await install(program) })
    const sandboxed = await runPrograms(installed, { isVouchedFor: false, isSandboxed: true })
    runs = [sandboxed, await runPrograms(installed, { isVouchedFor: false, isSandboxed: false })]
    judged = programs.map((program) => judgeTools(program, sandboxed.tools))
  })

  it('are described fully right, but for those that are known not to be', () => {
    const wrong = judged.filter(({ tools, fullyRight }) => fullyRight < tools)
    const misses = wrong.flatMap((one) => one.misses).join('\n')
    expect(
      wrong.map(({ program }) => program).filter((name) => !known.notRight.includes(name)),
      misses,
    ).to.deep.equal([])
    expect(judged).to.have.length.of.at.least(15)
  })

  it('do what an agent asks that reads nothing but their schemas, with a sandbox and without', () => {
    const undone = runs.flatMap(({ conditions, outcomes }) =>
      outcomes
        .filter(({ by, program }) => by !== 'types' && !known.notDone.includes(program))
        .map(
          ({ program, task, why }) =>
            `${program} (${JSON.stringify(conditions)}): ${task.task}: ${why ?? 'args'}`,
        ),
    )
    expect(undone).to.deep.equal([])
  })
})
