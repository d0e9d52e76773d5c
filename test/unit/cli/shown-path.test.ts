import { expect } from 'chai'
import { dirname, join, resolve } from 'node:path'
import { shownPath } from '../../../src/cli/shown-path.js'

describe('shownPath', () => {
  it('is relative below the working folder, and whole for that itself and elsewhere', () => {
    expect(shownPath(resolve('plugins/a/cli.py'))).to.equal(join('plugins', 'a', 'cli.py'))
    for (const path of [process.cwd(), dirname(process.cwd())]) expect(shownPath(path)).to.equal(path)
  })
})
