import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ConfigError } from '../../errors.js'

/** What a template's placeholders stand for. */
export interface TemplateValues {
  readonly name: string
  readonly description: string
  readonly command: string
}

export const languages = ['python', 'node', 'shell'] as const
export type Language = (typeof languages)[number]

/** What runs a plugin of each language. */
export const interpreters: Readonly<Record<Language, string>> = {
  python: 'python3',
  node: 'node',
  shell: 'sh',
}

/**
 * Copies a template into a folder, `{{name}}` and the like filled in; returns the names of the files.
 * Throws a ConfigError where the folder holds something already.
 */
export async function scaffold(language: Language, dir: string, values: TemplateValues): Promise<string[]> {
  await mkdir(dir, { recursive: true })
  if ((await readdir(dir)).length > 0)
    throw new ConfigError(`${dir} is not empty`, { hint: 'Take another name, or remove the folder first.' })
  const template = fileURLToPath(new URL(`../../../templates/${language}`, import.meta.url))
  const files = (await readdir(template)).sort()
  for (const file of files) {
    const text = await readFile(join(template, file), 'utf8')
    await writeFile(join(dir, file), fillIn(text, values))
    if (file.startsWith('cli.')) await chmod(join(dir, file), 0o755)
  }
  return files
}

/** Why a name can't be a plugin's or a command's, or undefined. */
export function nameProblem(name: string): string | undefined {
  if (!/^[a-zA-Z0-9_-]+$/.test(name))
    return `${JSON.stringify(name)} can't be part of a tool's name; use letters, digits, _ and -`
  if (name.length > 40)
    return `${JSON.stringify(name)} has ${name.length} characters; with a command's name behind it 40 are the most that every client takes`
  return name.startsWith('-') || name.startsWith('__')
    ? `${JSON.stringify(name)} may not begin with - or __`
    : undefined
}

/** Why a description can't stand inside a template's string, or undefined. */
export function descriptionProblem(description: string): string | undefined {
  return /^[^"'`\\\r\n$%]{1,200}$/.test(description)
    ? undefined
    : `The description must be one line of 1 to 200 characters without quotes, backslashes, $ and %, got ${JSON.stringify(description)}`
}

function fillIn(text: string, values: TemplateValues): string {
  return text.replaceAll(/\{\{(name|description|command)\}\}/g, (_, key: keyof TemplateValues) => values[key])
}
