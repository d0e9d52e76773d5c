import { expect } from 'chai'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { ConfigError } from '../../src/errors.js'
import { findSetting, type Sources } from '../../src/find-setting.js'
import type { SettingName } from '../../src/settings.js'

const file = (path: string, ...values: [SettingName, string][]) => ({ path, values: new Map(values) })
const sources = (more: Partial<Sources> = {}): Sources => ({
  flags: {},
  environment: {},
  files: { dotEnv: {}, files: [] },
  ...more,
})

describe('findSetting', () => {
  it('says where it was found', () => {
    const files = { dotEnv: { MCP_PORT: '3' }, files: [file('s.json', ['port', '4'], ['governor', 'never'])] }
    const environment = { MCP_PORT: '2' }
    const found = (name: SettingName, more: Partial<Sources>) => {
      const { text, origin } = findSetting(name, sources(more))
      return [text, origin]
    }
    expect(found('port', { flags: { port: '1' }, environment, files })).to.deep.equal(['1', 'flag'])
    expect(found('port', { environment, files })).to.deep.equal(['2', 'environment'])
    expect(found('port', { files })).to.deep.equal(['3', '.env'])
    expect(found('governor', { files })).to.deep.equal(['never', 's.json'])
    expect(found('warm', { files })).to.deep.equal([undefined, 'default'])
  })

  it('joins what a flag or a file gives several of, each as its setting has it', () => {
    const flags = { headerVariables: ['X-A=A', 'X-B=B'], pluginsDirs: ['a', 'b'] }
    expect(findSetting('headerVariables', sources({ flags })).value).to.have.length(2)
    expect(findSetting('pluginsDirs', sources({ flags })).value).to.deep.equal(['a', 'b'])
  })

  it('names the place of a wrong value, the value unless it is secret, and what is allowed', () => {
    const wrong = (name: SettingName, more: Partial<Sources>) =>
      expect(() => findSetting(name, sources(more)))
        .to.throw(ConfigError)
        .with.property('message')
    const environment = { MCP_LOG_LEVEL: 'warnign', SMCP_SANDBOX: 'loose' }
    wrong('sandbox', { environment }).that.equals(
      'SMCP_SANDBOX must be one of none, network, strict, got "loose"',
    )
    expect(() => findSetting('logLevel', sources({ environment })))
      .to.throw(ConfigError)
      .that.includes({ hint: 'Did you mean WARNING?' })
    wrong('port', { files: { dotEnv: { MCP_PORT: 'x' }, files: [] } }).that.equals(
      '.env: MCP_PORT must be 0 to 65535, got "x"',
    )
    const files = [file('s.yaml', ['port', '80a'], ['sessionKey', 'short'])]
    wrong('port', { files: { dotEnv: {}, files } }).that.equals('s.yaml: port must be 0 to 65535, got "80a"')
    wrong('sessionKey', { files: { dotEnv: {}, files } }).that.equals(
      's.yaml: session-key must have at least 32 characters, has 5',
    )
  })

  it('takes ~ for the home of the user in a path, where no shell does', () => {
    const files = { dotEnv: {}, files: [file('s.yaml', ['pluginsDirs', '~/mine:/a/~'], ['logDir', '~'])] }
    expect(findSetting('pluginsDirs', sources({ files })).value).to.deep.equal([
      join(homedir(), 'mine'),
      '/a/~',
    ])
    expect(findSetting('logDir', sources({ files })).value).to.equal(homedir())
  })
})
