import { expect } from 'chai'
import { isPassedOver, isPluginName, pluginNameMax } from '../../../../src/discovery/plugin/plugin-name.js'

describe('isPluginName', () => {
  it('is so for letters, digits, _ and -, up to a length', () => {
    for (const name of ['a', 'my_tool-2', '-', 'x'.repeat(pluginNameMax)])
      expect(isPluginName(name), name).to.equal(true)
    for (const name of ['', 'my plugin', 'a.b', 'é', 'a\n', 'x'.repeat(pluginNameMax + 1)])
      expect(isPluginName(name), name).to.equal(false)
  })
})

describe('isPassedOver', () => {
  it('is so for what is hidden, and for the folders of Python alone', () => {
    for (const name of ['.git', '.', '__pycache__', '__x']) expect(isPassedOver(name), name).to.equal(true)
    for (const name of ['', 'a', '_a', 'a__b', 'a.b']) expect(isPassedOver(name), name).to.equal(false)
  })
})
