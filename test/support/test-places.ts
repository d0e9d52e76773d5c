import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A line of the tables of CONTRIBUTING.md: a file or folder of src without a test of its own name, and the tests that hold it. */
export interface HeldPlace {
  /** Relative to src; a folder ends with a slash. */
  readonly place: string
  /** Relative to test. */
  readonly tests: readonly string[]
}

/** The files of src or test with this ending, relative to it. */
export function filesOf(folder: 'src' | 'test', ending: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith(ending),
  )
}

/** The lines of the tables of CONTRIBUTING.md that name a test. */
export function heldPlaces(): HeldPlace[] {
  return readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => {
      const [place = '', ...tests] = [...line.matchAll(/`([^`]+)`/g)].map(([, name]) => name!)
      return { place, tests }
    })
}

/** The place of the test of a file of src. */
export function ownTest(file: string): string {
  return `unit/${file.replace(/\.ts$/, '.test.ts')}`
}

/** Whether a file of src does something: it has a function or a class. Types and constants can't go wrong. */
export function holdsLogic(file: string): boolean {
  return doesSomething(
    ts.createSourceFile(file, readFileSync(join(root, 'src', file), 'utf8'), ts.ScriptTarget.Latest),
  )
}

function doesSomething(node: ts.Node): boolean {
  const isCode =
    ts.isFunctionDeclaration(node) ||
    ts.isFunctionExpression(node) ||
    ts.isArrowFunction(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isClassLike(node)
  return isCode || (ts.forEachChild(node, (child) => doesSomething(child) || undefined) ?? false)
}
