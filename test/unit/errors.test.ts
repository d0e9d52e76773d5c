import { expect } from 'chai'
import { readFileSync } from 'node:fs'
import * as errors from '../../src/errors.js'

describe('the errors', () => {
  const classes = Object.values(errors).filter(
    (value): value is typeof errors.SmcpError =>
      typeof value === 'function' &&
      (value === errors.SmcpError || value.prototype instanceof errors.SmcpError),
  )
  const codes = classes.map((SomeError) => new SomeError('x').code)

  it('have a code each', () => {
    expect(new Set(codes).size).to.equal(codes.length)
  })

  it('are all in the documents', () => {
    const reference = readFileSync(new URL('../../docs/api-reference.md', import.meta.url), 'utf8')
    for (const code of codes) expect(reference).to.contain(`\`${code}\``)
  })
})
