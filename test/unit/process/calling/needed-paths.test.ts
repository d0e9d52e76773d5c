import { expect } from 'chai'
import { dirname, join } from 'node:path'
import { HiddenParts } from '../../../../src/process/calling/hidden-parts.js'
import { neededPaths, type Needed } from '../../../../src/process/calling/needed-paths.js'
import { repository } from '../../../support/start-smcp.js'

const root = dirname(join(repository, 'package.json'))
const scripts = join(root, 'src', 'process', 'warm')
const folder = '/srv/plugins/mine'
/** As where smcp itself is installed in somebody's home. */
const hidden = new HiddenParts([dirname(root)])

const neededBy = (interpreter: readonly string[]): Promise<Needed> =>
  neededPaths(
    {
      plugin: 'mine',
      file: 'cli.cjs',
      local: { interpreter, mainFile: `${folder}/cli.cjs`, args: [], cwd: folder },
    },
    folder,
    { environment: {}, interpreters: [process.execPath] },
    hidden,
  )

describe('neededPaths', () => {
  it("shows smcp's own scripts, of which none is a choice of the plugin", async () => {
    const interpreter = [process.execPath, '--require', join(scripts, 'standby.cjs')]
    expect(await neededBy(interpreter)).to.deep.equal({ paths: [scripts], chosen: [] })
  })

  it('takes any other file there for a choice of the plugin', async () => {
    const { chosen } = await neededBy([join(root, 'bin', 'run.js')])
    expect(chosen).to.deep.equal([join(root)])
  })
})
