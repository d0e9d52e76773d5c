import { expect } from 'chai'
import { execa } from 'execa'
import { cp, mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { doors } from '../support/mcp-clients.js'
import { repository, startSmcp, testEnvironment, type RunningSmcp } from '../support/start-smcp.js'

/** A folder with a plugin `units`, whose tool is units__temperature, and one whose manifest has a slip. */
async function folder(): Promise<string> {
  const cwd = await mkdtemp(join(tmpdir(), 'smcp-test-'))
  await cp(join(repository, 'scripts', 'recording', 'plugins'), join(cwd, 'plugins'), { recursive: true })
  await mkdir(join(cwd, 'plugins', 'slips'))
  await writeFile(join(cwd, 'plugins', 'slips', 'smcp.json'), '{"comand": "date"}')
  return cwd
}

describe('a name or a value that is nearly right', function () {
  this.timeout(60_000)

  let cwd: string
  before(async () => {
    cwd = await folder()
  })

  const rows: [typed: string, said: string, env?: Record<string, string>][] = [
    ['srve --port 1', 'Did you mean smcp serve?'],
    ['tool cal units__temperature degrees=1', 'Did you mean smcp tools call?'],
    ['plugins lst', 'Did you mean smcp plugin list?'],
    ['call units__temperature', 'Did you mean smcp tools call?'],
    ['help tolls list', 'Did you mean smcp tools list?'],
    ['serve --prot 1', 'did you mean --port?'],
    ['tools call units__temperature --verbos', 'did you mean --verbose?'],
    ['tools list --source prser', 'Did you mean parser?'],
    ['tools lint --for cluade', 'Did you mean claude?'],
    ['plugin new x --language pyton --yes', 'Did you mean python?'],
    ['connect cursor --scope projct', 'Did you mean project?'],
    ['completion bsh', 'Did you mean bash?'],
    ['connect cursr', 'Did you mean cursor?'],
    ['config plugin-dir', 'did you mean plugins-dir?'],
    ['config MCP_PROT', 'did you mean MCP_PORT?'],
    ['tools call units__temperature --sandbox strct', 'Did you mean strict?'],
    ['serve --sandbox net', 'Did you mean network?'],
    ['tools list --source par', 'Did you mean parser?'],
    ['tools call units__temperature degrees=1 to=fahr', '(did you mean "fahrenheit"?)'],
    ['keys add ada --profile ful --keys-file keys.json', '(did you mean full?)'],
    ['tools list', 'Did you mean WARNING?', { MCP_LOG_LEVEL: 'warnign' }],
    ['tools list', 'Did you mean never?', { SMCP_WATCH: 'nevr' }],
    ['tools list --plugin unit', 'Did you mean units?'],
    ['tools list temprature', 'Did you mean temperature?'],
    ['plugin info unit', 'Did you mean units?'],
    ['plugin test unit', 'Did you mean units?'],
    ['plugin dev unit', 'Did you mean units?'],
    ['plugin remove unit --yes', 'Did you mean units?'],
    ['plugin test units --call temprature degrees=1', 'Did you mean units__temperature?'],
    ['plugin test units --fuzz-command temprature', 'Did you mean temperature?'],
    ['plugin test slips', 'comand: is not known (did you mean "command"?)'],
    ['tools call units__temprature degrees=1', 'Did you mean units__temperature?'],
    ['tools call unit__temperature degrees=1', 'Did you mean units__temperature?'],
    ['tools call temperature degrees=1', 'Did you mean units__temperature?'],
    ['tools call units__temperature degres=1', 'Did you mean degrees?'],
    ['tools call units__temperature degrees=1 to=Kelvn', '(did you mean "kelvin"?)'],
    ['tools call units__temperature degrees=1 to=FAHRENHEIT', '(did you mean "fahrenheit"?)'],
  ]
  for (const [typed, said, env = {}] of rows)
    it(`is told apart at a terminal: ${Object.values(env).join()} smcp ${typed}`, async () => {
      const { stderr, stdout } = await execa(
        process.execPath,
        [`${repository}bin/run.js`, ...typed.split(' ')],
        { cwd, env: testEnvironment(env), extendEnv: false, reject: false, stdin: 'ignore' },
      )
      expect(`${stdout}\n${stderr}`.replaceAll(/node \S+run\.js/g, 'smcp')).to.contain(said)
    })
})

describe('a name or a value that is nearly right, of a client', () => {
  let server: RunningSmcp
  before(async () => {
    server = await startSmcp([], { cwd: await folder() })
  })
  after(() => server.stop())

  for (const [door, connect] of Object.entries(doors))
    it(`is told what may have been meant: ${door}`, async () => {
      const client = await connect(server.url, {})
      /** What the model is told, or the client as an error of the protocol. */
      const told = (tool: string, args: Record<string, unknown>): Promise<string> =>
        client.call(tool, args).then(
          ({ text }) => text,
          (error: unknown) => (error as Error).message,
        )
      const call = { degrees: 1, to: 'kelvin' }
      try {
        expect(await told('units__temperature', call)).to.equal('274.15')
        expect(await told('units__temperature', { ...call, to: 'kelvn' })).to.equal(
          'Error: units__temperature: "to" "kelvn" is not one of "fahrenheit", "kelvin" (did you mean "kelvin"?)',
        )
        expect(await told('units__temperature', { degres: 1 })).to.contain('Did you mean degrees?')
        expect(await told('units__temprature', call)).to.contain('Did you mean units__temperature?')
        expect(await told('temperature', call)).to.contain('Did you mean units__temperature?')
      } finally {
        await client.close()
      }
    })
})
