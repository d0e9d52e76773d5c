import { isSameTool } from '../../../discovery/catalog/snapshot.js'
import type { Parameter, Tool } from '../../../discovery/tool.js'
import { annotationWords } from '../../tools/annotation-words.js'
import { parameterSignature } from '../../tools/signature.js'

/** What clients see differently in a list of tools. */
export interface ToolChanges {
  readonly added: readonly Tool[]
  readonly removed: readonly Tool[]
  readonly changed: readonly ChangedTool[]
}

interface ChangedTool {
  readonly name: string
  /** In words, each a change: `times added: times?: integer = 1`. */
  readonly changes: readonly string[]
}

/** Compares the tools of a plugin, by name, as they were and as they are. */
export function toolChanges(before: readonly Tool[], after: readonly Tool[]): ToolChanges {
  const old = new Map(before.map((tool) => [tool.name, tool]))
  const now = new Set(after.map(({ name }) => name))
  return {
    added: after.filter(({ name }) => !old.has(name)),
    removed: before.filter(({ name }) => !now.has(name)),
    changed: after.flatMap((tool) => {
      const was = old.get(tool.name)
      return was === undefined || isSameTool(was, tool)
        ? []
        : [{ name: tool.name, changes: changesOf(was, tool) }]
    }),
  }
}

/** Whether clients see no difference. */
export function isUnchanged({ added, removed, changed }: ToolChanges): boolean {
  return added.length + removed.length + changed.length === 0
}

function changesOf(was: Tool, now: Tool): string[] {
  const changes = [
    ...wordsChange('title', JSON.stringify(was.title), JSON.stringify(now.title)),
    ...wordsChange('description', JSON.stringify(was.description), JSON.stringify(now.description)),
    ...parameterChanges(was.command.parameters, now.command.parameters),
    ...wordsChange('annotations', annotationsOf(was), annotationsOf(now)),
    ...(isAlike(was.outputSchema, now.outputSchema) ? [] : ['output schema changed']),
  ]
  return changes.length > 0 ? changes : ['input schema changed']
}

function wordsChange(what: string, was: string, now: string): string[] {
  return was === now ? [] : [`${what}: ${was} -> ${now}`]
}

function annotationsOf({ annotations }: Tool): string {
  const words = annotations ? annotationWords(annotations) : ''
  return words === '' ? 'none' : words
}

function parameterChanges(before: readonly Parameter[], after: readonly Parameter[]): string[] {
  const old = new Map(before.map((parameter) => [parameter.name, parameter]))
  const now = new Set(after.map(({ name }) => name))
  return [
    ...before.filter(({ name }) => !now.has(name)).map(({ name }) => `${name} removed`),
    ...after.flatMap((parameter) => {
      const was = old.get(parameter.name)
      if (was === undefined) return [`${parameter.name} added: ${parameterSignature(parameter)}`]
      return parameterChange(was, parameter)
    }),
  ]
}

/** By its signature if that shows it, else by the keywords of its schema that differ. */
function parameterChange(was: Parameter, now: Parameter): string[] {
  const [before, after] = [parameterSignature(was), parameterSignature(now)]
  if (before !== after) return [`${before} -> ${after}`]
  const keywords = [...new Set([...Object.keys(was.schema), ...Object.keys(now.schema)])].filter(
    (keyword) => !isAlike(was.schema[keyword], now.schema[keyword]),
  )
  return keywords.length > 0 ? [`${now.name}: ${keywords.join(', ')} changed`] : []
}

function isAlike(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
