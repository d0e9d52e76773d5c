import { expect } from 'chai'
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
})
