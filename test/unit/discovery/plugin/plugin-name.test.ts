import { expect } from 'chai'
import { isPluginName, pluginNameMax } from '../../../../src/discovery/plugin/plugin-name.js'

describe('isPluginName', () => {
  it('is so for letters, digits, _ and -, up to a length', () => {
    for (const name of ['a', 'my_tool-2', '-', 'x'.repeat(pluginNameMax)])
      expect(isPluginName(name), name).to.equal(true)
    for (const name of ['', 'my plugin', 'a.b', 'é', 'a\n', 'x'.repeat(pluginNameMax + 1)])
      expect(isPluginName(name), name).to.equal(false)
  })
})
