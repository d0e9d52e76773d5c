import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { escapeRegExp } from '../../../discovery/describe/help/escape-reg-exp.js'
import { manifestName } from '../../../discovery/manifest.js'
import type { Plugin, Problem } from '../../../discovery/tool.js'
import { fieldLine, lineAt } from './field-line.js'

/** A problem with the place where its author mends it. */
export interface PlacedProblem extends Problem {
  readonly line?: number | undefined
}

/** Finds the line of a problem; undefined where that is not known for sure. */
export function placedProblem(problem: Problem, plugin: Plugin | undefined): PlacedProblem {
  const { message, field } = problem
  // An interpreter has said it: `cli.py, line 2: SyntaxError`.
  const said = /^[^:]*\bline (\d+)\b/.exec(message)?.[1]
  if (said !== undefined) return { ...problem, line: Number(said) }
  const file = fileOf(problem, plugin)
  const text = textOf(file)
  if (text === undefined) return problem
  const line = file.endsWith('.json') ? lineInJson(text, problem, plugin) : onlyLine(text, message, field)
  return { ...problem, file, ...(line !== undefined && { line }) }
}

/** A contract that the manifest holds is mended there. */
function fileOf({ file, field }: Problem, plugin: Plugin | undefined): string {
  const isOfManifest =
    plugin?.manifest.describe !== undefined && field !== undefined && file === plugin.mainFile
  return isOfManifest ? join(plugin.dir, manifestName) : file
}

function lineInJson(
  text: string,
  { message, field, file }: Problem,
  plugin: Plugin | undefined,
): number | undefined {
  if (field !== undefined) return fieldLine(text, file === plugin?.mainFile ? `describe.${field}` : field)
  const position = /\bat position (\d+)/.exec(message)?.[1]
  return position === undefined ? undefined : lineAt(text, Number(position))
}

/** The line of a program's text that alone has what is wrong in quotes: a value, else the last word of the field. */
function onlyLine(text: string, message: string, field: string | undefined): number | undefined {
  if (field === undefined) return undefined
  const word = /^"([^"]+)"/.exec(message)?.[1] ?? /(\w[\w-]*)$/.exec(field)?.[1]
  if (word === undefined) return undefined
  const quoted = ["'", '"', '`'].map((quote) => quote + word + quote)
  const key = new RegExp(`(?<![\\w-])${escapeRegExp(word)}\\s*:`)
  const found = text
    .split('\n')
    .flatMap((line, index) => (quoted.some((one) => line.includes(one)) || key.test(line) ? [index + 1] : []))
  return found.length === 1 ? found[0] : undefined
}

function textOf(file: string): string | undefined {
  try {
    const text = readFileSync(file, 'utf8')
    return text.includes('\0') ? undefined : text
  } catch {
    return undefined
  }
}
