import type { Parameter, Source } from '../../tool.js'
import { nameApart } from '../help/build-parameter.js'
import { withTextFacts } from '../help/values/with-text-facts.js'
import { saysValue } from '../help/dialects/plain/says-value.js'
import { inPlaceOf } from './in-place-of.js'
import type { KnownOption } from './known-option.js'

/**
 * Completes a command's parameters by what another source knows of its options. A parser knows best which options there
 * are and what they take, so that only texts and values that it lacks are added to its own. A help may leave options out,
 * and the values of those that it shows: these are added, none as required.
 */
export function mergeOptions(
  parameters: readonly Parameter[],
  known: readonly KnownOption[],
  from: Source,
  own: Source,
): Parameter[] {
  // A group's option may be spelled like another one of the command, whose page this is.
  const find = (parameter: Parameter): Parameter | undefined =>
    isOwn(parameter) ? known.find(({ flags }) => flags.includes(parameter.flag ?? ''))?.parameter : undefined
  const isGuess = own !== 'parser' && guessesValues(parameters, find)
  const completed = parameters.map((parameter) => {
    const other = find(parameter)
    if (!other) return parameter
    const isOfParser = (parameter.source ?? own) === 'parser'
    if (isGuess && !isOfParser && other.isSwitch && takesAnyText(parameter))
      return replaced(parameter, other, from)
    return complete(parameter, other, from, parameter.source ?? own)
  })
  if (own === 'parser') return completed
  const isShown = ({ flags, parameter: { flag: main } }: KnownOption): boolean =>
    parameters.some((one) =>
      isOwn(one) ? flags.includes(one.flag ?? '') || flags.includes(one.negation ?? '') : one.flag === main,
    )
  const added = known
    .filter((one) => !isShown(one))
    .map(({ parameter }): Parameter => ({ ...parameter, required: false, source: from }))
  // The program's own keep their names. Words that are passed on as they are stay behind the options.
  const all = nameApart([...completed, ...added])
  const raw = all.findIndex(({ isRaw }) => isRaw)
  const place = raw < 0 ? completed.length : raw
  return [...all.slice(0, place), ...all.slice(completed.length), ...all.slice(place, completed.length)]
}

/** Whether it is the command's own, and not one of a group above it. */
function isOwn({ depth }: Parameter): boolean {
  return depth === undefined
}

/** Completes one parameter, each fact from the source that knows it best. */
function complete(parameter: Parameter, other: Parameter, from: Source, own: Source): Parameter {
  const { description } = parameter.schema
  // The text of an option with an optional value says how it is given bare, which only such an option can be.
  const isAlike = other.isJoined === parameter.isJoined
  const text = description ?? (isAlike ? other.schema.description : undefined)
  const texts = text === undefined ? {} : { description: text }
  // A usage such as `[-b address]` is easily read as a switch and a positional.
  const isSame = parameter.flag === other.flag
  const isMoreThanSwitch =
    own !== 'parser' && isSame && parameter.isSwitch && !saysSwitch(parameter) && takesValue(other)
  if (isMoreThanSwitch) return replaced(parameter, other, from)
  const values = takesAnyText(parameter) && other.schema.enum ? { enum: other.schema.enum } : {}
  const isCompleted = (description === undefined && text !== undefined) || 'enum' in values
  if (!isCompleted) return parameter
  return { ...parameter, schema: { ...parameter.schema, ...values, ...texts }, completedBy: [from] }
}

/** The parameter as the other source has it, with what its own text says. */
function replaced(parameter: Parameter, other: Parameter, from: Source): Parameter {
  return withTextFacts(inPlaceOf(parameter, other, from))
}

/**
 * Whether a help shows no values, so that what takes one was guessed by its texts: the other source, which does show some,
 * has a switch for more than a quarter of the options that both know.
 */
function guessesValues(
  parameters: readonly Parameter[],
  find: (parameter: Parameter) => Parameter | undefined,
): boolean {
  const pairs = parameters.flatMap((own) => {
    const other = find(own)
    return other ? [{ own, other }] : []
  })
  // A manual with the same texts was made from the help.
  const copied = pairs.filter(({ own, other }) => saysTheSame(own, other))
  if (2 * copied.length > pairs.length) return false
  const against = pairs.filter(({ own, other }) => takesAnyText(own) && other.isSwitch)
  return pairs.some(({ other }) => takesValue(other)) && 4 * against.length > pairs.length
}

/** Whether a text begins with that of the other source, which keeps the first sentence. */
function saysTheSame(own: Parameter, other: Parameter): boolean {
  const [text, shown] = [own.schema.description, other.schema.description]
  return typeof text === 'string' && typeof shown === 'string' && text.startsWith(shown.replace(/\.$/, ''))
}

function takesValue({ isSwitch, isCount, isJoined }: Parameter): boolean {
  return !isSwitch && !isCount && !isJoined
}

/** Whether a help tells what happens when it is on: what stands behind it in the other source is an argument. */
function saysSwitch({ negation, schema: { description } }: Parameter): boolean {
  return negation !== undefined || (typeof description === 'string' && saysValue(description) === 'switch')
}

function takesAnyText({ schema }: Parameter): boolean {
  return schema.type === 'string' && schema.enum === undefined && schema.default === undefined
}
