import { expect } from 'chai'
import { askingFailed } from '../../../../src/discovery/describe/asking-failed.js'
import type { ProcessOutput } from '../../../../src/process/job.js'
import { makeOutput } from '../../../support/make-output.js'

describe('askingFailed', () => {
  const cases: readonly [ProcessOutput, string][] = [
    [makeOutput({ end: 'not-started', startProblem: 'sh is not on PATH' }), 'sh is not on PATH'],
    [makeOutput({ end: 'not-started' }), '--help could not be started'],
    [makeOutput({ end: 'timed-out' }), '--help took longer than 5 s and was stopped'],
    [makeOutput({ end: 'output-limit' }), '--help printed more than 1024 KiB and was stopped'],
    [makeOutput({ exitCode: 3, stderr: 'one\nno luck\n\n' }), '--help ended with exit code 3: no luck'],
    [makeOutput({ exitCode: undefined, signal: 'SIGSEGV' }), '--help ended with SIGSEGV'],
    // As a sandbox tells a signal.
    [makeOutput({ exitCode: 139 }), '--help ended with SIGSEGV'],
    [makeOutput({ exitCode: undefined }), '--help ended with exit code ?'],
  ]
  for (const [output, text] of cases) {
    it(`says: ${text}`, () => {
      expect(askingFailed('--help', output)).to.equal(text)
    })
  }
})
