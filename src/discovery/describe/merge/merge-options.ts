import type { Parameter, Source } from '../../tool.js'
import { nameApart } from '../help/build-parameter.js'
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
  const completed = parameters.map((parameter) => {
    const other = known.find(({ flags }) => flags.includes(parameter.flag ?? ''))
    return other ? complete(parameter, other.parameter, from, parameter.source ?? own) : parameter
  })
  if (own === 'parser') return completed
  const isShown = ({ flags }: KnownOption): boolean =>
    parameters.some(({ flag = '', negation = '' }) => flags.includes(flag) || flags.includes(negation))
  const added = known
    .filter((one) => !isShown(one))
    .map(({ parameter }): Parameter => ({ ...parameter, required: false, source: from }))
  const isRaw = (parameter: Parameter): boolean => parameter.isRaw === true
  // Words that are passed on as they are stay at the end.
  return nameApart([
    ...completed.filter((one) => !isRaw(one)),
    ...added,
    ...completed.filter((one) => isRaw(one)),
  ])
}

/** Completes one parameter, each fact from the source that knows it best. */
function complete(parameter: Parameter, other: Parameter, from: Source, own: Source): Parameter {
  const { description } = parameter.schema
  const text = description ?? other.schema.description
  const texts = text === undefined ? {} : { description: text }
  // A usage such as `[-b address]` is easily read as a switch and a positional.
  const isSame = parameter.flag === other.flag
  const isMoreThanSwitch =
    own !== 'parser' && isSame && parameter.isSwitch && !parameter.negation && takesValue(other)
  if (isMoreThanSwitch) {
    const { name, required, depth } = parameter
    const schema = { ...other.schema, ...texts }
    return { ...other, name, required, schema, source: from, ...(depth !== undefined && { depth }) }
  }
  const values = takesAnyText(parameter) && other.schema.enum ? { enum: other.schema.enum } : {}
  const isCompleted = (description === undefined && text !== undefined) || 'enum' in values
  if (!isCompleted) return parameter
  return { ...parameter, schema: { ...parameter.schema, ...values, ...texts }, completedBy: [from] }
}

function takesValue({ isSwitch, isCount, isJoined }: Parameter): boolean {
  return !isSwitch && !isCount && !isJoined
}

function takesAnyText({ schema }: Parameter): boolean {
  return schema.type === 'string' && schema.enum === undefined && schema.default === undefined
}
