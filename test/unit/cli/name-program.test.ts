import { expect } from 'chai'
import { resolve } from 'node:path'
import { startedAs } from '../../../src/cli/name-program.js'

describe('startedAs', () => {
  const global = { PATH: '/bin:/usr/local/bin' }
  const byNpm = { ...global, npm_lifecycle_event: 'start' }
  const rows: [program: string, environment: NodeJS.ProcessEnv, typed: string][] = [
    ['/usr/local/bin/smcp', global, 'smcp'],
    // A server that a script of npm has started, and that is global.
    ['/usr/local/bin/smcp', byNpm, 'smcp'],
    ['/home/ada/.npm/_npx/1f/node_modules/.bin/smcp', global, 'npx smcp'],
    [resolve('bin/run.js'), byNpm, 'npx smcp'],
    [resolve('bin/run.js'), global, 'node bin/run.js'],
    ['/opt/smcp/bin/run.js', global, 'node /opt/smcp/bin/run.js'],
    ['/opt/my tools/bin/run.js', {}, "node '/opt/my tools/bin/run.js'"],
    [resolve('tools/smcp'), global, './tools/smcp'],
    ['/opt/tools/smcp', global, '/opt/tools/smcp'],
  ]
  for (const [program, environment, typed] of rows) {
    it(`is ${typed} for ${program}`, () => {
      expect(startedAs(program, environment)).to.equal(typed)
    })
  }
})
