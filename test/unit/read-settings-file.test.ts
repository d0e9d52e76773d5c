import { expect } from 'chai'
import { delimiter } from 'node:path'
import { ConfigError } from '../../src/errors.js'
import { readSettingsFile } from '../../src/read-settings-file.js'
import { keyOf, settings, type SettingName } from '../../src/settings.js'

const json = (content: unknown) => readSettingsFile('s.json', JSON.stringify(content)).values
const refused = (path: string, text: string) =>
  expect(() => readSettingsFile(path, text)).to.throw(ConfigError)

describe('readSettingsFile', () => {
  it('reads JSON and YAML, each value as a variable would have it', () => {
    const yaml =
      'port: 9000 # here\nlog-json: true\ninclude: [a__*, b__*]\nplugins-dir:\n  - one\n  - two\nhost:\n'
    const content = { port: 9000, 'log-json': true, include: ['a__*', 'b__*'], 'plugins-dir': ['one', 'two'] }
    const expected = [
      ['port', '9000'],
      ['logJson', 'true'],
      ['include', 'a__*,b__*'],
      ['pluginsDirs', `one${delimiter}two`],
    ]
    expect([...json(content)]).to.deep.equal(expected)
    for (const path of ['s.yaml', 's.yml'])
      expect([...readSettingsFile(path, yaml).values]).to.deep.equal(expected)
    for (const path of ['s.json', 's.yaml'])
      expect(readSettingsFile(path, '\n').values).to.have.property('size', 0)
  })

  it('has a name of its own for every setting that is not of the system', () => {
    const keys = (Object.keys(settings) as SettingName[]).flatMap((name) => keyOf(name) ?? [])
    expect(new Set(keys)).to.have.property('size', keys.length)
    expect(keys).to.include.members(['port', 'log-json', 'session-idle-timeout', 'letta-server-url'])
    expect(keys.join(' ')).not.to.match(/xdg|virtual/)
  })

  it('names a wrong key with the one that was meant', () => {
    const expected = 's.json: there is no setting "prot"; did you mean port?'
    refused('s.json', '{"prot": 1}').with.property('message', expected)
    refused('s.yaml', 'MCP_LOG_LEVEL: debug').with.property(
      'message',
      's.yaml: there is no setting "MCP_LOG_LEVEL"; did you mean log-level?',
    )
    refused('s.yaml', 'quite-something-else: 1').with.property('message').that.contains('"smcp config" names')
    refused('s.json', '{"__proto__": 1}').with.property('message').that.contains('no setting "__proto__"')
  })

  it('says in one line what can be no value, and what is no file of settings', () => {
    refused('s.yaml', 'port: [1, 2]').with.property('message', 's.yaml: port must be one value')
    refused('s.json', '{"include": {"a": 1}}').with.property(
      'message',
      's.json: include must be one value, or a list of them',
    )
    refused('s.yaml', '- port')
      .with.property('message')
      .that.matches(/^s\.yaml must hold settings/)
    const secret = '{"api-key": "hidden" x, "port": 1}'
    refused('s.json', secret)
      .with.property('message')
      .that.matches(/^s\.json is no JSON: (?!.*hidden).*$/)
    refused('s.yaml', 'api-key: hidden: x\n')
      .with.property('message')
      .that.matches(/^s\.yaml is no YAML: (?!.*hidden).* line 1, column \d+$/)
  })
})
