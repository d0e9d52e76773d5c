import { expect } from 'chai'
import { isBareInUsage } from '../../../../../../../src/discovery/describe/help/dialects/plain/bare-in-usage.js'
import { usageOptions } from '../../../../../../../src/discovery/describe/help/layout/usage-options.js'

const isBare = (flag: string, ...usages: readonly string[]): boolean =>
  isBareInUsage([flag], usages, usages.flatMap(usageOptions))

describe('an option in the usages', () => {
  it('is a switch if they show others with a value and it without', () => {
    expect(isBare('-V', 'bees -G [-f]', 'bees -V [-x FILE]')).to.equal(true)
    expect(isBare('-f', 'bees -G [-f]', 'bees -V [-x FILE]')).to.equal(true)
    expect(isBare('-q', 'bees [-q | -x FILE]')).to.equal(true)
  })

  it('may be anything if they show no values, a name behind it, or nothing of it', () => {
    expect(isBare('-f', 'bees -G [-f]')).to.equal(false)
    expect(isBare('-x', 'bees -G [-f]', 'bees -V [-x FILE]')).to.equal(false)
    expect(isBare('-E', 'bees [-E kind:name] [-x FILE]')).to.equal(false)
    expect(isBare('-d', 'bees [-d [LEVEL]] [-x FILE]')).to.equal(false)
    expect(isBare('-y', 'bees [-x FILE]')).to.equal(false)
  })
})
