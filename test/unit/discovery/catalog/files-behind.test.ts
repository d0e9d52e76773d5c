import { expect } from 'chai'
import { filesBehind } from '../../../../src/discovery/catalog/files-behind.js'
import { makePlugin } from '../../../support/make-plugin.js'

describe('filesBehind', () => {
  it('is the manifest, the main file, what decides on the interpreter, and the sources, each once', () => {
    const plugin = makePlugin({ interpreterFiles: { '/usr/bin/python3': '1' } })
    expect(filesBehind(plugin, ['/plugins/p/lib.sh', plugin.mainFile])).to.deep.equal([
      '/plugins/p/smcp.json',
      '/plugins/p/cli.sh',
      '/usr/bin/python3',
      '/plugins/p/lib.sh',
    ])
    expect(filesBehind(makePlugin())).to.deep.equal(['/plugins/p/smcp.json', '/plugins/p/cli.sh'])
  })
})
