import { expect } from 'chai'
import { execa } from 'execa'
import { bundledPlugins } from '../../../../../src/cli/plugin/remove/bundled-plugins.js'
import { repository } from '../../../../support/start-smcp.js'

describe('the bundled plugins', () => {
  it('are the folders of plugins/ in the repository, each by its name', async () => {
    const { stdout } = await execa('git', ['ls-files', 'plugins'], { cwd: repository })
    const names = stdout.split('\n').map((file) => file.split('/')[1])
    expect(bundledPlugins).to.have.members([...new Set(names)])
  })
})
