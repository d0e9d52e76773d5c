import { expect } from 'chai'
import { checkedPluginName, pluginNameFor } from '../../../../../src/cli/plugin/add/plugin-name.js'
import { ConfigError } from '../../../../../src/errors.js'

describe('pluginNameFor', () => {
  for (const [path, name] of [
    ['gh', 'gh'],
    ['/usr/bin/my.tool', 'my_tool'],
    ['./report.py', 'report'],
    ['apt-get', 'apt-get'],
    ['clang++', 'clang'],
    ['__hidden', 'hidden'],
    ['x'.repeat(70), 'x'.repeat(62)],
  ] as const)
    it(`names ${path.slice(0, 20)} ${name.slice(0, 20)}`, () => {
      expect(pluginNameFor(path)).to.equal(name)
      expect(checkedPluginName(name)).to.equal(name)
    })

  it('refuses what leaves no name, and a name that no plugin can have', () => {
    expect(() => pluginNameFor('[')).to.throw(ConfigError, 'No plugin can be named after "["')
    for (const name of ['', 'a b', '-x', '__x', 'größe', 'x'.repeat(63)])
      expect(() => checkedPluginName(name), name).to.throw(ConfigError, '--name must be')
  })
})
