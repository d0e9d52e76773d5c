import { expect } from 'chai'
import { parse, resolve } from 'node:path'
import { nearestThere } from '../../../src/cli/nearest-there.js'

describe('nearestThere', () => {
  it('is the path itself, the first one above it that is there, or the root', () => {
    expect(nearestThere(resolve('src'))).to.equal(resolve('src'))
    expect(nearestThere(resolve('src/no-such/folder/file.json'))).to.equal(resolve('src'))
    const { root } = parse(process.cwd())
    expect(nearestThere(resolve(root, 'no-such-folder/file.json'))).to.equal(root)
  })
})
