import { readFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { problemIn, type ProblemMaker } from '../../../discovery/problem.js'
import { compileSchema } from '../../../discovery/schema/compile-schema.js'
import { schemaComplaint } from '../../../discovery/schema/schema-complaint.js'
import type { JsonSchema, Problem } from '../../../discovery/tool.js'
import { messageOf } from '../../../errors.js'
import { parseJson } from '../../../executor/parse-json.js'
import { isObject } from '../../../is-object.js'
import type { GoldenCall, GoldenFile } from './golden-call.js'

// The path is the same from src/ and from dist/. The file is in the package so that editors can use it, too.
const schemaFile = fileURLToPath(new URL('../../../../docs/golden.schema.json', import.meta.url))

/** The folder of golden calls, in that of their plugin. */
const goldenFolder = 'tests'

export interface GoldenFiles {
  readonly files: readonly GoldenFile[]
  readonly problems: readonly Problem[]
  /** Files of JSON that are something else. */
  readonly others: readonly string[]
}

/** Reads the golden calls of the plugin in a folder, in the order of the files' names. Never throws. */
export async function readGoldenFiles(plugin: string, dir: string): Promise<GoldenFiles> {
  const folder = join(dir, goldenFolder)
  const names = await readdir(folder).catch(() => [])
  const paths = names.filter((name) => name.endsWith('.json')).map((name) => join(folder, name))
  const validate = paths.length > 0 ? validator() : undefined
  const files: GoldenFile[] = []
  const problems: Problem[] = []
  const others: string[] = []
  for (const file of paths.sort()) {
    const { error } = problemIn(file, plugin)
    try {
      const text = await readFile(file, 'utf8')
      const value = parseJson(text)
      const complaints = !isGolden(value) || validate?.(value) ? [] : (validate?.errors ?? [])
      problems.push(...complaints.flatMap((one) => wordsOf(one, error)))
      if (!isGolden(value)) others.push(file)
      else if (complaints.length === 0) files.push(goldenFile(file, text, value as GoldenCall | GoldenCall[]))
    } catch (reason) {
      problems.push(error(`can't be read: ${messageOf(reason)}`))
    }
  }
  return { files, problems, others }
}

function validator(): ReturnType<typeof compileSchema> {
  return compileSchema(JSON.parse(readFileSync(schemaFile, 'utf8')) as JsonSchema)
}

/** Whether it is meant for golden calls, right or wrong: programs have other tests in JSON, too. */
function isGolden(value: unknown): boolean {
  const isCall = (one: unknown): boolean => isObject(one) && ('command' in one || 'expect' in one)
  return Array.isArray(value) ? value.some(isCall) : isCall(value)
}

function wordsOf(complaint: Parameters<typeof schemaComplaint>[0], error: ProblemMaker['error']): Problem[] {
  // It only says that one of its branches has complained.
  if (complaint.keyword === 'if') return []
  const { field, message } = schemaComplaint(complaint)
  return [error(message, field === '' ? undefined : field)]
}

function goldenFile(file: string, text: string, value: GoldenCall | readonly GoldenCall[]): GoldenFile {
  return 'length' in value
    ? { file, text, isList: true, calls: value }
    : { file, text, isList: false, calls: [value] }
}
