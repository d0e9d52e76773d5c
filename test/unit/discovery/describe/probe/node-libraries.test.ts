import { expect } from 'chai'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { nodeModulesWith } from '../../../../support/node-packages.js'
import { probeNodeProgram } from './probe-program.js'

// NAME.json has the commands of the program NAME, with every version of the library.
const fixtures = fileURLToPath(new URL('../../../../fixtures/probe/node/', import.meta.url))
const versions: Readonly<Record<string, readonly string[]>> = {
  'commander.cjs': ['commander@2.20.3', 'commander@4.1.1', 'commander@7.2.0', 'commander@14.0.3'],
  'commander-newer.mjs': ['commander@9.5.0', 'commander@12.1.0', 'commander@14.0.3', 'commander@15.1.0'],
}

describe('the probe of a Node program', function () {
  // The first run installs the packages.
  this.timeout(120_000)

  for (const [file, packages] of Object.entries(versions)) {
    for (const library of packages)
      it(`reads ${file} with ${library} and runs nothing`, async () => {
        const nodeModules = await nodeModulesWith([library])
        const source = await readFile(fixtures + file, 'utf8')
        const { dir, description, ends } = await probeNodeProgram(file, source, nodeModules)
        expect(ends).to.deep.equal(['exited'])
        expect(description?.commands).to.deep.equal(
          JSON.parse(await readFile(fixtures + file.replace(/\.\w+$/, '.json'), 'utf8')),
        )
        expect(description?.about).to.match(/^hive keeps bees/)
        expect(await readdir(dir)).to.have.members(['node_modules', file])
      })
  }
})
