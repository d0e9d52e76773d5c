import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ConfigError } from '../../errors.js'
import type { Language } from './languages.js'

/** The values of a template's placeholders. */
export interface TemplateValues {
  readonly name: string
  readonly description: string
  readonly command: string
}

/**
 * Copies a template into a folder and fills in `{{name}}` and the like; returns the paths of the files within.
 * Throws a ConfigError if the folder is not empty.
 */
export async function scaffold(language: Language, dir: string, values: TemplateValues): Promise<string[]> {
  await mkdir(dir, { recursive: true })
  if ((await readdir(dir)).length > 0)
    throw new ConfigError(`${dir} is not empty`, { hint: 'Choose another name, or remove the folder first.' })
  const template = fileURLToPath(new URL(`../../../templates/${language}`, import.meta.url))
  const entries = await readdir(template, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(template, join(parentPath, name)))
    .sort()
  for (const file of files) {
    const text = await readFile(join(template, file), 'utf8')
    await mkdir(dirname(join(dir, file)), { recursive: true })
    await writeFile(join(dir, file), fillIn(text, values))
    if (text.startsWith('#!')) await chmod(join(dir, file), 0o755)
  }
  return files
}

/** Why a name can't be that of a plugin or command; undefined if it can. */
export function nameProblem(name: string): string | undefined {
  if (!/^[a-zA-Z0-9_-]+$/.test(name))
    return `${JSON.stringify(name)} can't be part of a tool's name; use letters, digits, _ and -`
  if (name.length > 40)
    return `${JSON.stringify(name)} has ${name.length} characters; at most 40 leave room for a command's name in every client`
  return name.startsWith('-') || name.startsWith('__')
    ? `${JSON.stringify(name)} must not begin with - or __`
    : undefined
}

/** Throws a ConfigError for a name that can't be that of a plugin or command. */
export function checkName(name: string): void {
  const problem = nameProblem(name)
  if (problem !== undefined) throw new ConfigError(problem)
}

/** Why a description can't be put into a template's string; undefined if it can. */
export function descriptionProblem(description: string): string | undefined {
  return /^[^"'`\\\r\n$%]{1,200}$/.test(description)
    ? undefined
    : `The description must be one line of 1 to 200 characters without quotes, backslashes, $ and %, got ${JSON.stringify(description)}`
}

function fillIn(text: string, values: TemplateValues): string {
  return text.replaceAll(/\{\{(name|description|command)\}\}/g, (_, key: keyof TemplateValues) => values[key])
}
