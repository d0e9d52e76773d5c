import { expect } from 'chai'
import { loadingOf } from '../../../../../src/discovery/describe/follow/loading.js'
import type { Stop } from '../../../../../src/discovery/describe/follow/stop.js'
import { makePlugin } from '../../../../support/make-plugin.js'

function stopRunBy(...interpreter: string[]): Stop {
  const { launch, mainFile } = makePlugin()
  const direct = { ...launch, local: { ...launch.local, interpreter } }
  return {
    called: mainFile,
    file: mainFile,
    links: [],
    text: '',
    launch,
    direct,
    isDirect: true,
    isCertain: true,
  }
}

describe('loadingOf', () => {
  it('is how the program is started past its wrappers, with the variables that they set', () => {
    const stop = stopRunBy('/usr/bin/env', 'MODE=x', '/v/bin/python3', '-u')
    expect(loadingOf(stop)).to.deep.include({ by: 'python', launch: stop.direct })
    expect(loadingOf(stopRunBy('/usr/bin/env', 'node'))?.by).to.equal('node')
  })

  it('knows what a script imports that does no more', () => {
    expect(loadingOf(stopRunBy('python3'), 'tool.cli')?.imports).to.equal('tool.cli')
  })

  it('is nothing where neither a Python nor Node runs the program', () => {
    expect(loadingOf(stopRunBy('sh'))).to.equal(undefined)
    expect(loadingOf(stopRunBy())).to.equal(undefined)
  })
})
