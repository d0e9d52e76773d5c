import { expect } from 'chai'
import { crashSignal } from '../../../src/process/crash-signal.js'
import { makeOutput } from '../../support/make-output.js'

describe('crashSignal', () => {
  it('is the signal that ended a program', () => {
    expect(crashSignal(makeOutput({ exitCode: undefined, signal: 'SIGSEGV' }))).to.equal('SIGSEGV')
    expect(crashSignal(makeOutput({ exitCode: undefined, signal: 'SIGTERM' }))).to.equal('SIGTERM')
  })

  it('is the crash that a shell or bubblewrap tells by an exit code', () => {
    expect([132, 134, 136, 139].map((exitCode) => crashSignal(makeOutput({ exitCode })))).to.deep.equal([
      'SIGILL',
      'SIGABRT',
      'SIGFPE',
      'SIGSEGV',
    ])
  })

  it('is none where a program ended by itself, whatever its code', () => {
    // 130 and 143 are those of Ctrl-C and SIGTERM: it did not crash.
    for (const exitCode of [0, 1, 11, 127, 128, 130, 143, 255, undefined])
      expect(crashSignal(makeOutput({ exitCode }))).to.equal(undefined)
  })
})
