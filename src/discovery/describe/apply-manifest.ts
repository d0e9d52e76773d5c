import { join } from 'node:path'
import picomatch from 'picomatch'
import type { ToolAnnotations } from '../annotations.js'
import { onOneLine } from './about.js'
import { manifestName, type CommandOverride, type Manifest } from '../manifest.js'
import type { Offers } from '../offers.js'
import type { Command, Description, Parameter, Plugin, Problem } from '../tool.js'
import { problemIn } from '../problem.js'

/** Applies a manifest to a description: what it hides, renames and overrides. */
export function applyManifest(plugin: Plugin, description: Description): Description {
  const { hide = [], annotations, commands: overrides = {}, instructions } = plugin.manifest
  const { offers } = description
  const known = new Map(Object.entries(overrides))
  const isHidden = hide.length === 0 ? () => false : picomatch([...hide])
  const commands = description.commands
    .filter(({ name }) => !isHidden(name))
    .map((command) => override(command, known.get(command.name) ?? {}, annotations))
  const names = new Set(description.commands.map(({ name }) => name))
  const unknown = isUnheard(description) ? [] : [...known.keys()].filter((name) => !names.has(name))
  return {
    ...description,
    ...(instructions !== undefined && { about: onOneLine(instructions) }),
    commands,
    ...(offers && { offers: visibleOffers(offers, isHidden) }),
    problems: [...description.problems, ...unknown.map((name) => unknownCommand(plugin, name))],
  }
}

/** What is wrong kept the program from telling its commands: they may well be there once that is mended. */
function isUnheard({ source, problems }: Description): boolean {
  return source === 'none' && problems.some(({ severity }) => severity === 'error')
}

/** The offers without those that run a hidden command: its owner does not want it to be run. */
function visibleOffers(
  { resources, templates, prompts }: Offers<Command>,
  isHidden: (name: string) => boolean,
): Offers<Command> {
  const isVisible = ({ from }: { readonly from: object | { readonly run: Command } }): boolean =>
    !('run' in from && isHidden(from.run.name))
  return {
    resources: resources.filter(isVisible),
    templates: templates.filter(isVisible),
    prompts: prompts.filter(isVisible),
  }
}

function override(
  command: Command,
  { name, title, description, annotations, defaults = {}, task, job }: CommandOverride,
  ofAll: Manifest['annotations'],
): Command {
  const values = new Map(Object.entries(defaults))
  return {
    ...command,
    ...(name !== undefined && { name }),
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    ...(task !== undefined && { task }),
    ...(job !== undefined && { isJob: job }),
    ...mergedAnnotations(command.annotations, ofAll, annotations),
    parameters: command.parameters.map((parameter) => withDefault(parameter, values)),
  }
}

/** Merges hint by hint; a later one wins. */
function mergedAnnotations(...said: readonly (ToolAnnotations | undefined)[]): Pick<Command, 'annotations'> {
  const annotations = Object.assign({}, ...said) as ToolAnnotations
  return Object.keys(annotations).length > 0 ? { annotations } : {}
}

/** Sets the manifest's default, which is sent with every call that gives no value: the program does not know it. */
function withDefault(parameter: Parameter, defaults: ReadonlyMap<string, unknown>): Parameter {
  if (!defaults.has(parameter.name)) return parameter
  const value = defaults.get(parameter.name)
  return {
    ...parameter,
    required: false,
    schema: { ...parameter.schema, default: value },
    sentDefault: value,
  }
}

function unknownCommand(plugin: Plugin, name: string): Problem {
  const { warning } = problemIn(join(plugin.dir, manifestName), plugin.name)
  return warning('is not a command of the program', `commands.${name}`)
}
