import { expect } from 'chai'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const src = fileURLToPath(new URL('../../src', import.meta.url))
/** A folder imports only from itself and from folders after it. */
const order = ['commands', 'cli', 'server', 'core', 'governor', 'executor', 'discovery', 'process']
/** One door for each dependency; a file or folder may appear with several. */
const doorsOf: Readonly<Record<string, RegExp>> = {
  '@oclif/core': /^(commands|cli)\//,
  ora: /^(commands|cli)\//,
  inquirer: /^cli\//,
  express: /^server\//,
  '@modelcontextprotocol': /^server\//,
  'node:child_process': /^process\//,
  execa: /^process\//,
  pino: /^logging\.ts$/,
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
const importsOf = (file: string): string[] =>
  [...readFileSync(join(src, file), 'utf8').matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(
    ([, name]) => name!,
  )

describe('the source', () => {
  it('imports downwards only', () => {
    for (const file of files) {
      const own = order.indexOf(file.split('/')[0]!)
      for (const name of importsOf(file).filter((other) => other.startsWith('.'))) {
        const target = relative(src, resolve(src, file, '..', name)).split('/')[0]!
        const rank = order.indexOf(target)
        if (own >= 0 && rank >= 0) expect(rank, `${file} imports ${name}`).to.be.at.least(own)
      }
    }
  })

  it('has one door for each dependency', () => {
    for (const file of files) {
      for (const name of importsOf(file)) {
        const door = Object.entries(doorsOf).find(
          ([dependency]) => name === dependency || name.startsWith(`${dependency}/`),
        )?.[1]
        if (door) expect(file, `${file} imports ${name}`).to.match(door)
      }
    }
  })
})
