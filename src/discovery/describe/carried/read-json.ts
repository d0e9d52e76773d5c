import { readFile } from 'node:fs/promises'
import { isObject } from '../../../is-object.js'
import { parseWellFormed } from '../../../parse-well-formed.js'

/** Reads a file that holds a JSON object; undefined if it is missing, or anything else. */
export async function readJson(file: string): Promise<Record<string, unknown> | undefined> {
  try {
    const value: unknown = parseWellFormed(await readFile(file, 'utf8'))
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}
