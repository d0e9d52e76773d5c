import { expect } from 'chai'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { settingFlags } from '../../src/cli/setting-flags.js'
import { clients } from '../../src/lint/clients.js'
import { hostLimits } from '../../src/lint/limits/host-limits.js'
import { helpText, settings, type SettingName } from '../../src/settings.js'
import * as errors from '../../src/errors.js'
import { documentedRows } from '../support/documented-errors.js'
import { pythonClients } from '../support/python-venv.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const pages = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md'].concat(
  readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
)

describe('the documents', () => {
  it('have a row for every setting, with its flag and variable and its own words', () => {
    const reference = read('docs/api-reference.md')
    for (const [name, { flag, variable }] of Object.entries(settings)) {
      const cells = [variable, flag === undefined ? undefined : `--${flag}`].map((name) =>
        name === undefined ? '' : `\`${name}\``,
      )
      const row = reference.split('\n').find((line) => line.startsWith(`| ${cells[0]!} | ${cells[1]!} |`))
      expect(row ?? `no row for ${cells.join(' ')}`).to.contain(`| ${helpText(name as SettingName)} |`)
    }
  })

  it('show the defaults that the help of each command shows', () => {
    const rows = read('docs/api-reference.md').split('\n')
    const names = Object.keys(settings) as SettingName[]
    const withFlag = names.filter((name) => settings[name].flag !== undefined)
    for (const [flag, { description }] of Object.entries(settingFlags(...withFlag))) {
      const row = rows.find((line) => line.includes(`| \`--${flag}\` |`))
      // A flag without a value is off where nobody gives it; its help has no need to say so.
      const [, shown = 'false'] = /\[default: (.*?)(?:, env: \w+)?\]$/.exec(description ?? '') ?? []
      expect(row?.split(' | ')[2]?.replaceAll('`', ''), flag).to.equal(shown)
    }
  })

  it('have a row for every error code, and for no other', () => {
    const codes = Object.values(errors)
      .filter((value): value is typeof errors.SmcpError => value.prototype instanceof Error)
      .map((type) => new type('').code)
    const documented = documentedRows('| code | when |').map(([code]) => code!.replaceAll('`', ''))
    expect(documented).to.have.members(codes)
  })

  it('name every client that tools lint looks at, and the versions of the hosts', () => {
    const reference = read('docs/api-reference.md')
    expect(reference).to.contain(`\`--for ${clients.join(',')}\``)
    for (const { host } of hostLimits) expect(reference).to.match(new RegExp(host!.replace(/^older /, '')))
  })

  it('name the versions of the official clients that the tests are run with', () => {
    const reference = read('docs/api-reference.md')
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { version: string }>
    }
    for (const name of ['sdk', 'client']) {
      const { version } = packages[`node_modules/@modelcontextprotocol/${name}`]!
      expect(reference).to.contain(`| TypeScript, \`@modelcontextprotocol/${name}\` | ${version} |`)
    }
    for (const [client] of Object.values(pythonClients))
      expect(reference).to.contain(`| Python, \`mcp\` | ${client.replace('mcp==', '')} |`)
  })

  it('link only to what there is', () => {
    for (const page of pages) {
      const prose = read(page).replaceAll(/```[^]*?```|`[^`]*`/g, '')
      for (const [, target] of prose.matchAll(/\]\((?!https?:)([^)#]+)/g))
        expect(existsSync(join(root, dirname(page), target!)), `${page}: ${target!}`).to.equal(true)
    }
  })
})
