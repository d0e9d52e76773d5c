import { expect } from 'chai'
import type { Launch } from '../../../../src/process/launch.js'
import { whyNoStandby, whyNotByStandby } from '../../../../src/process/warm/standby-rules.js'

const local = { interpreter: [process.execPath], mainFile: '/p/cli.js', args: [], cwd: '/p' }
const launch: Launch = { plugin: 'p', file: 'cli.js', local }
const common = { PATH: '/bin', NODE_ENV: 'production', NODE_EXTRA_CA_CERTS: '/ca.pem' }
const why = (more: Partial<Launch['local']>): string | undefined =>
  whyNoStandby({ ...launch, local: { ...local, ...more } }, common, 'linux')

describe('whyNoStandby', () => {
  it('has nothing against a program of this Node, on Linux', () => {
    for (const mainFile of ['/p/cli.js', '/p/cli.mjs', '/p/cli.cjs'])
      expect(why({ mainFile })).to.equal(undefined)
  })

  it('has something against other interpreters, options, TypeScript, and other systems', () => {
    expect(why({ interpreter: ['python3'] })).to.contain('not run by the Node')
    expect(why({ interpreter: [process.execPath, '--inspect'] })).to.contain('not run by the Node')
    expect(why({ interpreter: [] })).to.contain('not run by the Node')
    expect(why({ mainFile: '/p/cli.ts' })).to.contain('ends in .ts')
    expect(whyNoStandby(launch, common, 'darwin')).to.contain('on Linux only')
  })

  it('has something against what its owner does not want, and variables that Node has read by then', () => {
    expect(whyNoStandby({ ...launch, warm: false }, common, 'linux')).to.contain('"warm": false')
    for (const name of ['NODE_OPTIONS', 'NODE_V8_COVERAGE', 'NODE_DEBUG'])
      expect(whyNoStandby(launch, { ...common, [name]: '1' }, 'linux')).to.contain(`${name} is set`)
  })
})

describe('whyNotByStandby', () => {
  const call = { argv: ['a'] }

  it('has nothing against a variable that only programs read', () => {
    expect(whyNotByStandby(call, { ...common, API_TOKEN: 'x' }, common)).to.equal(undefined)
  })

  it('has something against stdin, variables that are read early, NUL, and long words', () => {
    expect(whyNotByStandby({ ...call, stdin: '' }, common, common)).to.contain('stdin')
    expect(whyNotByStandby(call, { ...common, TZ: 'UTC' }, common)).to.contain('TZ differs')
    expect(whyNotByStandby(call, { ...common, NODE_ENV: 'test' }, common)).to.contain('NODE_ENV differs')
    expect(whyNotByStandby({ argv: ['\0'] }, common, common)).to.contain('NUL')
    expect(whyNotByStandby({ argv: ['x'.repeat(40_000)] }, common, common)).to.contain('characters')
  })
})
