import { expect } from 'chai'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const src = fileURLToPath(new URL('../../src', import.meta.url))
/**
 * What is here imports only from itself and from what comes after it: all that src holds, and the rooms of cli and of
 * discovery. A folder that has rooms of its own in the list stands below them for the files that it holds itself.
 */
const order = [
  'commands',
  'cli/base-command.ts',
  'cli/serve',
  'cli/health',
  'cli/plugin',
  'cli/tools',
  'cli/terminal',
  'cli',
  'server',
  'core',
  'executor',
  'lint',
  'discovery/catalog',
  'discovery/describe',
  'discovery/plugin',
  'discovery/schema',
  'discovery/problem.ts',
  'discovery/parameter-name.ts',
  'discovery/tool.ts',
  'discovery/manifest.ts',
  'discovery/annotations.ts',
  'discovery/complaint.ts',
  'process',
  'memory-store.ts',
  'store.ts',
  'logging.ts',
  'log-file.ts',
  'config.ts',
  'settings.ts',
  'setting-values.ts',
  'host-names.ts',
  'errors.ts',
  'is-object.ts',
  'nearest-name.ts',
  'quote.ts',
  'make-folder.ts',
  'at-most.ts',
  'once.ts',
  'count.ts',
]
/** One door for each dependency; a file or folder may appear with several. */
const doorsOf: Readonly<Record<string, RegExp>> = {
  '@oclif/core': /^(commands|cli)\//,
  ora: /^cli\/terminal\//,
  inquirer: /^cli\/plugin\//,
  express: /^server\//,
  '@modelcontextprotocol': /^server\//,
  'node:child_process': /^process\//,
  execa: /^process\//,
  ajv: /^discovery\/schema\//,
  'ajv-formats': /^discovery\/schema\//,
  pino: /^logging\.ts$/,
  'lru-cache': /^memory-store\.ts$/,
  'rotating-file-stream': /^log-file\.ts$/,
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
const importsOf = (file: string): string[] =>
  [...readFileSync(join(src, file), 'utf8').matchAll(/(?:from|import\(|import)\s*'([^']+)'/g)].map(
    ([, name]) => name!,
  )
/** The files of src that a file imports, types included. */
const neighboursOf = (file: string): string[] =>
  importsOf(file)
    .filter((name) => name.startsWith('.'))
    .map((name) => relative(src, resolve(src, file, '..', name)).replace(/\.js$/, '.ts'))
const rankOf = (file: string): number =>
  order.findIndex((place) => file === place || file.startsWith(`${place}/`))

/** The files of each circle, from one of them back to itself. */
function circles(): string[] {
  const done = new Set<string>()
  const walk = (file: string, way: readonly string[]): string[] => {
    if (way.includes(file)) return [[...way.slice(way.indexOf(file)), file].join(' -> ')]
    if (done.has(file)) return []
    const found = neighboursOf(file).flatMap((next) => walk(next, [...way, file]))
    done.add(file)
    return found
  }
  return files.flatMap((file) => walk(file, []))
}

describe('the source', () => {
  it('is folders and files that each have a place in the order', () => {
    const places = files.map((file) => order[rankOf(file)] ?? `no place: ${file}`)
    expect([...new Set(places)]).to.have.members(order)
  })

  it('imports downwards only', () => {
    for (const file of files) {
      for (const target of neighboursOf(file)) {
        expect(existsSync(join(src, target)), `${file} imports ${target}`).to.equal(true)
        expect(rankOf(target), `${file} imports ${target}`).to.be.at.least(rankOf(file))
      }
    }
  })

  it('imports in no circle', () => {
    expect(circles()).to.deep.equal([])
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
