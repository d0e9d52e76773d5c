import { expect } from 'chai'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defaultText } from '../../src/cli/setting-flags.js'
import { settings, type SettingName } from '../../src/settings.js'
import * as errors from '../../src/errors.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const pages = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md'].concat(
  readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
)

describe('the documents', () => {
  it('have a row for every setting, with its flag and variable and its own words', () => {
    const reference = read('docs/api-reference.md')
    for (const { flag, variable, help } of Object.values(settings)) {
      const cells = [variable, flag === undefined ? undefined : `--${flag}`].map((name) =>
        name === undefined ? '' : `\`${name}\``,
      )
      const row = reference.split('\n').find((line) => line.startsWith(`| ${cells[0]!} | ${cells[1]!} |`))
      expect(row ?? `no row for ${cells.join(' ')}`).to.contain(help)
    }
  })

  it('show the defaults that the help of each command shows', () => {
    const rows = read('docs/api-reference.md').split('\n')
    for (const [name, { flag }] of Object.entries(settings).filter(([, { flag }]) => flag !== undefined)) {
      const row = rows.find((line) => line.includes(`| \`--${flag!}\` |`))
      expect(row?.split(' | ')[2]?.replaceAll('`', '')).to.equal(defaultText(name as SettingName))
    }
  })

  it('have a row for every error code', () => {
    const codes = Object.values(errors)
      .filter((value): value is typeof errors.SmcpError => value.prototype instanceof Error)
      .map((type) => new type('').code)
    for (const code of codes) expect(read('docs/api-reference.md')).to.contain(`| \`${code}\` |`)
  })

  it('link only to what there is', () => {
    for (const page of pages) {
      const prose = read(page).replaceAll(/```[^]*?```|`[^`]*`/g, '')
      for (const [, target] of prose.matchAll(/\]\((?!https?:)([^)#]+)/g))
        expect(existsSync(join(root, dirname(page), target!)), `${page}: ${target!}`).to.equal(true)
    }
  })
})
