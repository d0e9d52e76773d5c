import { expect } from 'chai'
import { readConfig } from '../../src/config.js'
import { ConfigError } from '../../src/errors.js'

describe('readConfig', () => {
  it('has the defaults of the specification', () => {
    expect(readConfig({}, {})).to.deep.include({
      host: '127.0.0.1',
      port: 8000,
      logLevel: 'info',
      pluginTimeoutMs: undefined,
      apiKeys: [],
    })
  })

  it('takes a flag before its variable, and the variable before the default', () => {
    expect(readConfig({ port: '9000' }, { MCP_PORT: '7000' }).port).to.equal(9000)
    expect(readConfig({}, { MCP_PORT: '7000' }).port).to.equal(7000)
    expect(readConfig({}, { MCP_PORT: '' }).port).to.equal(8000)
  })

  it('names the flag or the variable, its value and what is allowed', () => {
    expect(() => readConfig({}, { MCP_PORT: '80a' })).to.throw(
      ConfigError,
      'MCP_PORT must be 0 to 65535, got "80a"',
    )
    expect(() => readConfig({ port: '70000' }, {})).to.throw(
      ConfigError,
      '--port must be 0 to 65535, got "70000"',
    )
    expect(() => readConfig({}, { MCP_LOG_LEVEL: 'loud' })).to.throw(
      ConfigError,
      'MCP_LOG_LEVEL must be DEBUG, INFO, WARNING, ERROR or CRITICAL',
    )
    expect(() => readConfig({}, { MCP_LOG_JSON: 'maybe' })).to.throw(ConfigError, 'must be true or false')
    expect(() => readConfig({ pluginsDirs: ['/no/such/folder'] }, {})).to.throw(
      ConfigError,
      'The plugins folder /no/such/folder does not exist',
    )
    // Installers set the variable before they make the folder.
    expect(readConfig({}, { MCP_PLUGINS_DIR: '/no/such/folder' }).pluginsDirs).to.deep.equal([
      '/no/such/folder',
    ])
    expect(() => readConfig({}, { MCP_PLUGINS_DIR: 'package.json' })).to.throw(ConfigError, 'is not a folder')
  })

  it('takes words of its own for models, also none, up to 4096 characters', () => {
    const told = (SMCP_INSTRUCTIONS: string): string | undefined =>
      readConfig({}, { SMCP_INSTRUCTIONS }).instructions
    expect(readConfig({}, {}).instructions).to.equal(undefined)
    expect(told(' Ask first. ')).to.equal('Ask first.')
    expect(told('')).to.equal('')
    expect(readConfig({ instructions: '' }, { SMCP_INSTRUCTIONS: 'Ask first.' }).instructions).to.equal('')
    expect(told('x'.repeat(4096))).to.have.length(4096)
    const refused = expect(() => told('x'.repeat(4097))).to.throw(ConfigError)
    refused.with
      .property('message')
      .that.matches(/^SMCP_INSTRUCTIONS must have at most 4096 characters, has 4097, got "x{200}\.\.\."$/)
  })

  it('refuses a time below 0 of its own settings, and says which', () => {
    for (const name of ['SMCP_DESCRIBE_BUDGET', 'SMCP_LIST_TIMEOUT', 'SMCP_HEARTBEAT'])
      expect(() => readConfig({}, { [name]: '-1' })).to.throw(
        ConfigError,
        `${name} must be a number of seconds from 0 to 2000000, got "-1"`,
      )
  })

  it("reads the Python server's words", () => {
    expect(readConfig({}, { MCP_LOG_LEVEL: 'WARNING' }).logLevel).to.equal('warn')
    expect(readConfig({}, { MCP_PLUGIN_TIMEOUT: '1.5' }).pluginTimeoutMs).to.equal(1500)
    expect(readConfig({}, { MCP_PLUGIN_TIMEOUT: '-1' }).pluginTimeoutMs).to.be.undefined
    expect(readConfig({}, { MCP_API_KEYS: 'a, b,', MCP_API_KEY: 'a' }).apiKeys).to.deep.equal(['a', 'b'])
    expect(readConfig({ allowExternal: true }, { MCP_HOST: '127.0.0.1' }).host).to.equal('0.0.0.0')
  })
})
