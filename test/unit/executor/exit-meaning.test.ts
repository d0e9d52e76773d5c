import { expect } from 'chai'
import { exitInWords, signalInWords, silenceInWords } from '../../../src/executor/exit-meaning.js'

const code = (exitCode: number | undefined): { exitCode: number | undefined; signal: undefined } => ({
  exitCode,
  signal: undefined,
})
const ended = (signal: string): { exitCode: undefined; signal: string } => ({ exitCode: undefined, signal })

describe('the end of a program in words', () => {
  it('is its code, or the signal that ended it', () => {
    expect(exitInWords(code(3))).to.equal('exited with code 3')
    expect(exitInWords(ended('SIGTERM'))).to.equal('was killed by SIGTERM')
    expect(exitInWords(code(undefined))).to.equal('exited with code unknown')
  })

  it('tells a crash, and what a kill is mostly for', () => {
    for (const signal of ['SIGILL', 'SIGABRT', 'SIGBUS', 'SIGFPE', 'SIGSEGV'])
      expect(signalInWords(signal)).to.equal(`${signal} (it crashed)`)
    expect(signalInWords('SIGKILL')).to.equal('SIGKILL (perhaps for lack of memory)')
    expect(signalInWords('SIGHUP')).to.equal('SIGHUP')
  })
})

describe('the silence of a program in words', () => {
  it('is what its code means by convention', () => {
    expect(silenceInWords(code(77))).to.equal(
      "it printed nothing; by convention that code means 'permission denied'",
    )
    expect(silenceInWords(code(1))).to.equal(
      "it printed nothing; many programs use that code for 'nothing found'",
    )
  })

  it('is told as such where the code means nothing in particular', () => {
    for (const exitCode of [2, 3, 255, undefined])
      expect(silenceInWords(code(exitCode))).to.equal('it printed nothing')
  })

  it('warns that a program which a signal ended may have done something', () => {
    expect(silenceInWords(ended('SIGSEGV'))).to.equal('it printed nothing; it may have done part of its work')
  })
})
