import { quote } from '../../../quote.js'
import type { Complaint } from '../../complaint.js'
import type {
  Prompt,
  PromptArgument,
  Resource,
  ResourceTemplate,
  ShownPrompt,
  ShownResource,
  ShownTemplate,
} from '../../offers.js'
import { foldName } from '../../parameter-name.js'
import type { Command } from '../../tool.js'
import { readUriTemplate } from '../../uri-template.js'
import { readCompleters, type SaidCompleter } from './read-completers.js'
import { readRun, type SaidRun } from './read-run.js'

/** An offer, or what is wrong with it. */
export type Read<Offer> = { readonly offer: Offer } | { readonly complaints: readonly Complaint[] }

/** The commands of the contract that are right. */
type Commands = readonly Command[]

export interface SaidResource extends ShownResource {
  readonly file?: string
  readonly command?: string
  readonly interactive?: boolean
}

const resourceWords = ['name', 'title', 'description', 'mimeType', 'annotations', 'icons', '_meta'] as const

export function readResource(said: SaidResource, field: string, commands: Commands): Read<Resource<Command>> {
  const { file, command, interactive } = said
  const shown = pick(said, ['uri', ...resourceWords, 'size'])
  if (file !== undefined && command !== undefined)
    return wrong(field, 'has a file and a command; leave out one of the two')
  if (file !== undefined)
    return leavesFolder(file)
      ? wrong(`${field}.file`, `${quote(file)} is not a path within the plugin's folder`)
      : { offer: { shown, from: { file } } }
  if (command === undefined) return wrong(field, 'needs a file or a command')
  const run = readRun({ command, arguments: [], isInteractive: interactive }, commands)
  return 'path' in run ? { offer: { shown, from: { run } } } : wrong(`${field}.command`, run.message)
}

export interface SaidTemplate extends ShownTemplate {
  readonly command: string
  readonly interactive?: boolean
  readonly complete?: Readonly<Record<string, SaidCompleter>>
}

export function readTemplate(
  said: SaidTemplate,
  field: string,
  commands: Commands,
): Read<ResourceTemplate<Command>> {
  const { uriTemplate, command, interactive, complete = {} } = said
  const template = readUriTemplate(uriTemplate)
  if (typeof template === 'string') return wrong(`${field}.uriTemplate`, `${quote(uriTemplate)} ${template}`)
  const { variables } = template
  const doubled = doubledName(variables)
  if (doubled !== undefined) return wrong(`${field}.uriTemplate`, `"${doubled}" appears twice`)
  const stray = Object.keys(complete).find((name) => !variables.some((one) => one.name === name))
  if (stray !== undefined)
    return wrong(`${field}.complete.${stray}`, `"${stray}" is not a variable of ${quote(uriTemplate)}`)
  const run = readRun({ command, arguments: variables, isInteractive: interactive }, commands)
  if (!('path' in run)) return wrong(`${field}.command`, run.message)
  const saidArguments = variables.map(({ name }) => ({
    name,
    complete: new Map(Object.entries(complete)).get(name),
    field: `${field}.complete.${name}`,
  }))
  const { completers, complaints } = readCompleters(saidArguments, run, commands)
  if (complaints.length > 0) return { complaints }
  const shown = pick(said, ['uriTemplate', ...resourceWords])
  return { offer: { shown, from: { run }, completers } }
}

interface SaidPromptArgument extends PromptArgument {
  readonly complete?: SaidCompleter
}

export interface SaidPrompt extends ShownPrompt {
  readonly arguments?: readonly SaidPromptArgument[]
  readonly text?: string
  readonly command?: string
  readonly interactive?: boolean
}

export function readPrompt(said: SaidPrompt, field: string, commands: Commands): Read<Prompt<Command>> {
  const { arguments: args = [], text, command, interactive } = said
  const doubled = doubledName(args)
  if (doubled !== undefined) return wrong(`${field}.arguments`, `"${doubled}" appears twice`)
  if (text !== undefined && command !== undefined)
    return wrong(field, 'has a text and a command; leave out one of the two')
  const from = text === undefined ? readPromptRun(command, args, interactive, commands) : { text }
  if (from === undefined) return wrong(field, 'needs a text or a command')
  if ('message' in from) return wrong(`${field}.command`, from.message)
  const saidArguments = args.map(({ name, complete }, index) => ({
    name,
    complete,
    field: `${field}.arguments[${index}].complete`,
  }))
  const run = 'run' in from ? from.run : undefined
  const { completers, complaints } = readCompleters(saidArguments, run, commands)
  if (complaints.length > 0) return { complaints }
  const listed = args.map((one) => pick(one, ['name', 'title', 'description', 'required']))
  const shown = {
    ...pick(said, ['name', 'title', 'description', 'icons', '_meta']),
    ...(args.length > 0 && { arguments: listed }),
  }
  return { offer: { shown, from, completers } }
}

function readPromptRun(
  command: string | undefined,
  args: readonly PromptArgument[],
  isInteractive: boolean | undefined,
  commands: Commands,
): { readonly run: Command } | { readonly message: string } | undefined {
  if (command === undefined) return undefined
  const given: SaidRun['arguments'] = args.map(({ name, required = false }) => ({
    name,
    isRequired: required,
  }))
  const run = readRun({ command, arguments: given, isInteractive }, commands)
  return 'path' in run ? { run } : run
}

function wrong(field: string, message: string): { readonly complaints: readonly Complaint[] } {
  return { complaints: [{ field, message }] }
}

/** These fields of an object, as far as it has them. */
function pick<Said extends object, Word extends keyof Said>(
  said: Said,
  words: readonly Word[],
): Pick<Said, Word> {
  const there = words.filter((word) => (said[word] ?? null) !== null)
  return Object.fromEntries(there.map((word) => [word, said[word]])) as Pick<Said, Word>
}

/** A name that appears twice; `foo-bar` and `foo_bar` are the same argument. */
function doubledName(all: readonly { readonly name: string }[]): string | undefined {
  const names = all.map(({ name }) => foldName(name))
  return names.find((name, index) => names.indexOf(name) !== index)
}

/** Whether a path is not within the folder that it starts in, whatever links it follows. */
function leavesFolder(path: string): boolean {
  return /^([/\\]|[a-zA-Z]:)/.test(path) || path.split(/[/\\]/).includes('..') || path.includes('\0')
}
