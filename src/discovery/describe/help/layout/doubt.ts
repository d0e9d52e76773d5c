import { anyArguments, isPositional } from '../../any-arguments.js'
import type { Parameter } from '../../../tool.js'
import { nameApart } from '../build-parameter.js'

const requiredMax = 4
const valuesMax = 30
const namesShown = 6

/**
 * Why a reading looks wrong, in words for a person: more positionals are required than people would type, one has a name
 * like a sentence, or there are many options but no switch. None if it looks right.
 */
export function doubtsAbout(parameters: readonly Parameter[]): string[] {
  const positionals = parameters.filter(isPositional)
  const required = positionals.filter((one) => one.required)
  const sentences = positionals.filter(({ name }) => isSentence(name))
  const options = parameters.filter(({ flag }) => flag !== undefined)
  const hasSwitch = options.some(({ isSwitch, isCount, isJoined }) =>
    [isSwitch, isCount, isJoined].includes(true),
  )
  const reasons = [
    ...(required.length > requiredMax
      ? [`${required.length} positionals seem to be required: ${namesOf(required)}`]
      : []),
    ...(sentences.length > 0 ? [`a positional is named like a sentence: ${namesOf(sentences)}`] : []),
    ...(options.length >= valuesMax && !hasSwitch
      ? [`none of its ${options.length} options is a switch`]
      : []),
  ]
  return reasons.map((reason) => `${reason}, so nothing is required and it takes args`)
}

/**
 * The parameters of a reading that leaves something out, and `args` for that: behind the options, before the positionals,
 * of which none is required if one of them may be what is left out.
 */
export function withWayIn(parameters: readonly Parameter[], isPositional: boolean): Parameter[] {
  if (parameters.some(({ isRaw }) => isRaw)) return [...parameters]
  const positionals = parameters.filter(({ positional }) => positional)
  const options = parameters.filter(({ positional }) => !positional)
  const isTaken = parameters.some(({ name }) => name === anyArguments.name)
  const description =
    'Command-line arguments, one item each, for whatever has no parameter of its own. They stand before the positional ones.'
  return [
    ...options,
    {
      ...anyArguments,
      name: isTaken ? `more_${anyArguments.name}` : anyArguments.name,
      schema: { ...anyArguments.schema, description },
    },
    ...positionals.map((one) => (isPositional ? { ...one, required: false } : one)),
  ]
}

/**
 * The options of a doubtful reading, all optional, and `args` for everything else: a misread word must not prevent a
 * call.
 */
export function withArguments(parameters: readonly Parameter[]): Parameter[] {
  const options = parameters.filter(({ positional }) => !positional)
  const description = `${String(anyArguments.schema.description)} The help of this command could not be read with certainty: whatever has no parameter of its own goes here.`
  return nameApart([
    ...options.map((option) => ({ ...option, required: false })),
    { ...anyArguments, schema: { ...anyArguments.schema, description } },
  ])
}

/** `files_and_folders` joins two names, and is no longer than one of them. */
function isSentence(name: string): boolean {
  return /[^.]\.$|^(?=.*[a-z])[^_]+(_+[^_]+){4}/.test(name.replaceAll(/_+(?:and|or)_+(?=[^_]+s$)/g, '+'))
}

function namesOf(parameters: readonly Parameter[]): string {
  const names = parameters.map(({ name }) => name)
  return [...names.slice(0, namesShown), ...(names.length > namesShown ? ['...'] : [])].join(', ')
}
