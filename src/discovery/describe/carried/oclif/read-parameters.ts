import { isObject } from '../../../../is-object.js'
import type { Parameter } from '../../../tool.js'
import {
  nameApart,
  optionParameter,
  positionalParameter,
  type ScalarType,
} from '../../help/build-parameter.js'
import { readMetavar } from '../../help/read-metavar.js'
import { stringsIn } from './strings-in.js'

/** What a manifest says of a flag, an argument or a command. */
export type Facts = Readonly<Record<string, unknown>>

/** Reads the parameters of a command: its arguments, then its flags. `fillIn` completes the texts. */
export function readParameters(command: Facts, fillIn: (text: string) => string): Parameter[] {
  const describe = (facts: Facts): string => fillIn(helpOf(facts))
  const args = entriesOf(command.args).map(([name, arg]) => argParameter(name, arg, describe(arg)))
  const flags = entriesOf(command.flags)
    .filter(([name, flag]) => isShown(name, flag))
    .map(([name, flag]) => flagParameter(name, flag, describe(flag)))
  return nameApart([...args, ...(command.strict === false ? [moreArguments(args.length > 0)] : []), ...flags])
}

/** Whether a flag can be of use in a call: it is not hidden, and does more than print how to call. */
function isShown(name: string, { hidden, required, type }: Facts): boolean {
  const isMeta = type === 'boolean' && (name === 'help' || name === 'version')
  return !isMeta && (hidden !== true || required === true)
}

function argParameter(name: string, arg: Facts, help: string): Parameter {
  return positionalParameter({
    name,
    help,
    enum: textsOf(arg.options),
    ...defaultOf(arg),
    required: isRequired(arg),
    isList: arg.multiple === true,
  })
}

function flagParameter(name: string, flag: Facts, help: string): Parameter {
  const { type, allowNo, multiple, helpValue } = flag
  const isSwitch = type === 'boolean'
  const value = { type: readMetavar(typeof helpValue === 'string' ? helpValue : '').type, ...defaultOf(flag) }
  const facts = isSwitch ? { kind: 'switch' as const } : { kind: 'value' as const, ...value }
  return optionParameter({
    ...facts,
    ...(!isSwitch && multiple === true && { kind: 'list' }),
    flags: [`--${name}`],
    help,
    enum: textsOf(flag.options),
    required: isRequired(flag),
    ...(isSwitch && allowNo === true && { negation: `--no-${name}` }),
  })
}

/** The arguments after those that are declared, which only the command itself can name. */
function moreArguments(areDeclared: boolean): Parameter {
  return positionalParameter({
    name: 'args',
    help: areDeclared ? 'Further arguments, one item each.' : 'The arguments, one item each.',
    isList: true,
  })
}

/** A default that oclif leaves out of the manifest, or a variable, may give the value instead. */
function isRequired({ required, default: value, noCacheDefault, env }: Facts): boolean {
  return required === true && value === undefined && noCacheDefault !== true && typeof env !== 'string'
}

/** The default; it also shows the type, which the manifest does not name. */
function defaultOf({ default: value }: Facts): { default?: string; type?: ScalarType } {
  if (typeof value === 'number')
    return { default: String(value), type: Number.isInteger(value) ? 'integer' : 'number' }
  return typeof value === 'string' ? { default: value } : {}
}

/** What is said of it, in one line for each sentence that a list has a place for. */
function helpOf(facts: Facts): string {
  const { summary, description, deprecated, env } = facts
  const texts = stringsIn([summary, description])
  const flags = (names: unknown): string =>
    stringsIn(names)
      .map((name) => `--${name}`)
      .join(', ')
  const others = flags(facts.exclusive)
  const needed = flags(facts.dependsOn)
  return [
    ...new Set(texts.map((text) => text.trim())),
    ...(others === '' ? [] : [`Not together with ${others}.`]),
    ...(needed === '' ? [] : [`Only together with ${needed}.`]),
    ...(typeof env === 'string' ? [`[env: ${env}]`] : []),
    ...(deprecated === true || isObject(deprecated) ? ['(deprecated)'] : []),
  ].join('\n')
}

/** The entries of an object, or of a list of things with names, which older manifests have. */
function entriesOf(value: unknown): [string, Facts][] {
  if (Array.isArray(value))
    return value.filter(isObject).flatMap((one) => (typeof one.name === 'string' ? [[one.name, one]] : []))
  return isObject(value)
    ? Object.entries(value).flatMap(([name, one]) => (isObject(one) ? [[name, one]] : []))
    : []
}

function textsOf(value: unknown): string[] | undefined {
  const texts = stringsIn(value)
  return texts.length > 0 ? texts : undefined
}
