import { expect } from 'chai'
import { execFileSync } from 'node:child_process'
import { countMax } from '../../../../src/discovery/describe/count-max.js'

const probe = new URL('../../../../src/discovery/describe/probe', import.meta.url)

describe('countMax', () => {
  it('is the same for the probe', () => {
    const script = 'import describe; print(describe.COUNT_MAX)'
    expect(execFileSync('python3', ['-c', script], { cwd: probe, encoding: 'utf8' }).trim()).to.equal(
      String(countMax),
    )
  })
})
