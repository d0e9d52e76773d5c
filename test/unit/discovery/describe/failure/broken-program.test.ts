import { expect } from 'chai'
import { brokenProgram, type Heard } from '../../../../../src/discovery/describe/failure/broken-program.js'
import type { Look } from '../../../../../src/discovery/describe/look/look-at-source.js'
import type { Description } from '../../../../../src/discovery/tool.js'
import { makeOutput } from '../../../../support/make-output.js'
import { makePlugin } from '../../../../support/make-plugin.js'

const look: Look = {
  grade: 'strong',
  language: 'python',
  library: undefined,
  namesDescribe: false,
  files: [],
}
const diedOf = (error: string, line = 'start()'): string =>
  `Traceback (most recent call last):\n  File "/plugins/p/cli.py", line 3, in <module>\n    ${line}\n${error}\n`
const plugin = makePlugin({ mainFile: '/plugins/p/cli.py' })
const broken = (heard: Heard, how: Partial<Look> = {}): Description | undefined =>
  brokenProgram(plugin, { ...look, ...how }, heard, '/plugins/p')

describe('brokenProgram', () => {
  it('has no tools where it would die of anything, and names the file that is at fault', () => {
    for (const heard of [
      { loading: diedOf('SyntaxError: invalid syntax') },
      { help: makeOutput({ exitCode: 1, stderr: diedOf("ModuleNotFoundError: No module named 'x'") }) },
    ]) {
      const description = broken(heard)
      expect(description?.commands).to.deep.equal([])
      expect(description?.files).to.deep.equal(['/plugins/p/cli.py'])
    }
  })

  it('can still be called where it may be the asking that it died of', () => {
    const heard = { help: makeOutput({ exitCode: 1, stderr: diedOf('RuntimeError: no luck') }) }
    expect(broken(heard)?.commands.map(({ name }) => name)).to.deep.equal(['run'])
    expect(broken(heard, { library: 'argparse' })?.commands).to.have.length(1)
    expect(
      broken({ loading: diedOf('RuntimeError: no luck') }, { library: 'argparse' })?.commands,
    ).to.have.length(1)
  })

  it('takes args where it hangs, floods, crashes, or its library would have answered', () => {
    for (const help of [
      makeOutput({ end: 'timed-out' }),
      makeOutput({ end: 'output-limit' }),
      makeOutput({ exitCode: undefined, signal: 'SIGSEGV' }),
    ])
      expect(broken({ help })?.commands.map(({ name }) => name)).to.deep.equal(['run'])
    const help = makeOutput({ exitCode: 1, stderr: 'no' })
    expect(broken({ help }, { library: 'argparse' })?.commands).to.have.length(1)
    expect(broken({ help }, { library: 'argparse' })?.problems[0]?.message).to.match(
      /^--help ended with exit code 1: no; print a contract/,
    )
  })

  it('takes args where it hung when it was asked for its contract, and says so', () => {
    const heard = { described: makeOutput({ end: 'timed-out' }) }
    expect(broken(heard)?.commands.map(({ name }) => name)).to.deep.equal(['run'])
    expect(broken(heard)?.problems[0]?.message).to.equal(
      '--describe took longer than 5 s and was stopped; let it print its contract and end, without other work (docs/plugin-development-guide.md)',
    )
    expect(broken(heard, { installedBy: 'npm' })).to.equal(undefined)
  })

  it('is none where it only has no help, or died of an argument that it does not know', () => {
    const ofArgument = diedOf("ValueError: invalid literal for int(): '--help'", 'int(sys.argv[1])')
    for (const heard of [
      {},
      { help: makeOutput() },
      { help: makeOutput({ exitCode: 1, stderr: 'unknown command' }) },
      { help: makeOutput({ exitCode: 1, stderr: ofArgument }) },
    ])
      expect(broken(heard), JSON.stringify(heard)).to.equal(undefined)
  })

  it('is no installed program that fails when it is asked, unless it can never start', () => {
    const installed = { library: 'argparse', installedBy: 'pip' }
    for (const help of [
      makeOutput({ end: 'timed-out' }),
      makeOutput({ exitCode: 2, stderr: 'no network' }),
      makeOutput({ exitCode: 1, stderr: diedOf('RuntimeError: no network') }),
    ])
      expect(broken({ help }, installed)).to.equal(undefined)
    const help = makeOutput({ exitCode: 1, stderr: diedOf("ModuleNotFoundError: No module named 'x'") })
    expect(broken({ help }, installed)?.commands).to.deep.equal([])
  })
})
