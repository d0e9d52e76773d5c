import { expect } from 'chai'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { batches } from '../all/batches.js'
import { filesOf, heldPlaces, holdsLogic, ownTest } from '../support/test-places.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const src = join(root, 'src')
/**
 * What is here imports only from itself and from what comes after it: all that src holds, and the rooms of cli and of
 * discovery. A folder that has rooms of its own in the list stands below them for the files that it holds itself.
 */
const order = [
  'commands',
  'cli/base-command.ts',
  'cli/serve',
  'cli/doctor',
  'cli/complete',
  'cli/connect',
  'cli/health',
  'cli/keys',
  'cli/config',
  'cli/remote',
  'cli/plugin',
  'cli/tools',
  'cli/terminal',
  'cli',
  'server',
  'governor',
  'core',
  'executor',
  'lint',
  'discovery/catalog',
  'discovery/describe',
  'discovery/plugin',
  'discovery/schema',
  'discovery/problem.ts',
  'discovery/read-head.ts',
  'discovery/parameter-name.ts',
  'discovery/uri-template.ts',
  'discovery/match-uri.ts',
  'discovery/toolset.ts',
  'discovery/offering.ts',
  'discovery/tool.ts',
  'discovery/manifest.ts',
  'discovery/annotations.ts',
  'discovery/offers.ts',
  'discovery/abilities.ts',
  'discovery/complaint.ts',
  'process',
  'memory-store.ts',
  'store.ts',
  'logging.ts',
  'log-file.ts',
  'gathered-records.ts',
  'config.ts',
  'find-setting.ts',
  'config-files.ts',
  'read-settings-file.ts',
  'settings.ts',
  'setting-values.ts',
  'host-names.ts',
  'variable-names.ts',
  'errors.ts',
  'is-object.ts',
  'parse-well-formed.ts',
  'nearest-tool.ts',
  'nearest-name.ts',
  'quote.ts',
  'make-folder.ts',
  'at-most.ts',
  'once.ts',
  'group-by.ts',
  'count.ts',
  'shares.ts',
]
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
const importsOf = (path: string): string[] =>
  [...readFileSync(path, 'utf8').matchAll(/(?:from|import\(|import)\s*'([^']+)'/g)].map(([, name]) => name!)
/** The files of src that a file imports, types included. */
const neighboursOf = (file: string): string[] =>
  importsOf(join(src, file))
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

  it('starts programs in one place, what makes them in another, and what ends them in a third', () => {
    const starting = files.filter((file) => importsOf(join(src, file)).includes('node:child_process'))
    expect(starting.sort()).to.deep.equal([
      'process/spawn-child.ts',
      'process/warm/process-maker.ts',
      'process/watcher.ts',
    ])
  })
})

/** The rows of docs/dev/dependencies.md: a package, and the files and folders that may import it. */
const doorsOf = new Map(
  [
    ...readFileSync(join(root, 'docs/dev/dependencies.md'), 'utf8').matchAll(
      /^\| `([^`]+)` \|.*\|([^|]*)\|$/gm,
    ),
  ].map(([, name, doors]) => [name!, [...doors!.matchAll(/`([^`]+)`/g)].map(([, door]) => door!)]),
)
const isBehind = (file: string, door: string): boolean =>
  file === door || (door.endsWith('/') && file.startsWith(door))

/** Every import of a package by the code of the repository. */
const packageImports = ['bin', 'src', 'test', 'bench', 'scripts']
  .flatMap((dir) =>
    readdirSync(join(root, dir), { recursive: true, encoding: 'utf8' }).map((file) => join(dir, file)),
  )
  .concat('eslint.config.js')
  .filter((file) => /\.[jt]s$/.test(file) && !file.startsWith('test/fixtures/'))
  .flatMap((file) => importsOf(join(root, file)).map((name) => ({ file, name })))
  .filter(({ name }) => !/^(\.|node:)/.test(name))
  .map(({ file, name }) => ({ file, dependency: /^(?:@[^/]+\/)?[^/]+/.exec(name)![0] }))
  // The text of a plugin, in a test, may import what it likes.
  .filter(({ file, dependency }) => !file.startsWith('test/') || doorsOf.has(dependency))

describe('the dependencies', () => {
  it('are those of their page, in its order', () => {
    const { dependencies, devDependencies } = JSON.parse(
      readFileSync(join(root, 'package.json'), 'utf8'),
    ) as Readonly<Record<'dependencies' | 'devDependencies', object>>
    expect([...doorsOf.keys()]).to.deep.equal(
      [dependencies, devDependencies].flatMap((packages) => Object.keys(packages)),
    )
  })

  it('are imported only behind their doors', () => {
    const beside = packageImports.filter(
      ({ file, dependency }) => !doorsOf.get(dependency)?.some((door) => isBehind(file, door)),
    )
    expect(beside).to.deep.equal([])
  })

  it('have no door that nobody uses', () => {
    for (const [dependency, doors] of doorsOf)
      for (const door of doors) {
        const users = packageImports.filter(
          (one) => one.dependency === dependency && isBehind(one.file, door),
        )
        expect(users, `${dependency} at ${door}`).not.to.be.empty
      }
  })
})

/** The share of the files with logic that have a test of their own name. */
const besideMin = 0.6

describe('the tests', () => {
  const tests = new Set(filesOf('test', '.test.ts'))
  const places = heldPlaces()
  const withLogic = files.filter(holdsLogic)
  const withoutOwnTest = withLogic.filter((file) => !tests.has(ownTest(file)))

  it('hold each file that does something: beside it, or as CONTRIBUTING.md says', () => {
    const held = (file: string): boolean => places.some(({ place }) => isBehind(file, place))
    const free = withoutOwnTest.filter((file) => !held(file))
    expect(
      free,
      'write test/unit/<the same folders>/NAME.test.ts, or a line in CONTRIBUTING.md',
    ).to.deep.equal([])
  })

  it('are named in CONTRIBUTING.md where they are, for what has none beside it', () => {
    for (const { place, tests: named } of places) {
      expect(
        withoutOwnTest.some((file) => isBehind(file, place)),
        `${place} needs no line in CONTRIBUTING.md: it is not there, or has its test beside it`,
      ).to.equal(true)
      expect(named, `${place} of CONTRIBUTING.md`).to.not.be.empty
      for (const test of named) expect(tests.has(test), `${test}, which CONTRIBUTING.md names`).to.equal(true)
    }
  })

  it('are each run once by npm test, and what is run alone is there', () => {
    const { beside, alone } = batches()
    expect([...beside, ...alone].flat().sort()).to.deep.equal([...tests].sort())
  })

  it('are beside their files for the most part', () => {
    expect(1 - withoutOwnTest.length / withLogic.length).to.be.at.least(besideMin)
  })
})
