import { expect } from 'chai'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { readConfig } from '../../../../src/config.js'
import { openCore } from '../../../../src/core/open-core.js'
import { until } from '../../../support/processes.js'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

describe('buildTool', () => {
  it('makes a tool of which nothing is kept when its plugin has been reloaded, also after a call', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    const write = async (...names: string[]): Promise<void> => {
      await mkdir(join(dir, 'p'), { recursive: true })
      const commands = names.map((name) => ({ name, parameters: [{ name: 'x', type: 'string' }] }))
      await writeFile(join(dir, 'p', 'smcp.json'), JSON.stringify({ describe: { commands } }))
      await writeFile(join(dir, 'p', 'cli.sh'), '#!/bin/sh\n')
    }
    await write('one')
    const { catalog } = openCore({ ...readConfig({ pluginsDirs: [dir] }), noCache: true })
    await catalog.load()
    const schemaOf = async (name: string): Promise<WeakRef<object>> => {
      const tool = await catalog.resolve(name)
      expect(tool.validate({ x: 1 })).to.deep.equal(['"x" 1 is not a string'])
      return new WeakRef(tool.inputSchema)
    }
    const schema = await schemaOf('p__one')
    await write('two')
    await catalog.refresh()
    await until(() => {
      collectGarbage()
      return schema.deref() === undefined
    })
  })
})
