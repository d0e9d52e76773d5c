import type { JsonSchema } from '../../src/discovery/tool.js'
import { defaultOf, enumOf, typesOf } from './read-schema.js'
import { hasSameWords } from './same-words.js'
import { isSameSet, isSameValue } from './same-value.js'
import type { TrueParameter } from './truth.js'

/** How well a property matches a parameter. */
export interface Judgement {
  /** 0 to 1. */
  readonly type: number
  readonly required: boolean
  /** Undefined: neither shown by the help nor found. */
  readonly enum: boolean | undefined
  readonly default: boolean | undefined
  readonly description: boolean
}

/** Compares a found property with the parameter that it represents. */
export function judgeParameter(schema: JsonSchema, isRequired: boolean, truth: TrueParameter): Judgement {
  return {
    type: judgeType(typesOf(schema), truth),
    required: isRequired === truth.required || (truth.required && !truth.requiredVisible),
    enum: judgeEnum(enumOf(schema), truth),
    default: judgeDefault(defaultOf(schema), truth),
    description:
      hasSameWords(schema.description, truth.description) ||
      (truth.longdescription !== undefined && hasSameWords(schema.description, truth.longdescription)),
  }
}

/** The credit for a parameter: 0.4 for being found, and the rest for its parts that are right. */
export function creditOf(judgement: Judgement): number {
  const { type, required, description } = judgement
  const isRight = [required, judgement.enum !== false, judgement.default !== false, description]
  return 0.4 + 0.2 * type + 0.1 * isRight.filter(Boolean).length
}

function judgeType(found: ReadonlySet<string>, { type, accept }: TrueParameter): number {
  const accepted = new Set([type, ...accept])
  const isHalfRight =
    (found.has('number') && accepted.has('integer')) || (found.has('string') && accepted.has('array'))
  const inside = [...found].filter((one) => accepted.has(one)).length
  if (found.size > 0 && inside === found.size) return 1
  return inside > 0 || (found.size === 1 && isHalfRight) ? 0.5 : 0
}

/** An enum is wanted if the help shows one; if not, a wrong one makes valid calls impossible. */
function judgeEnum(
  found: readonly unknown[] | undefined,
  { accept, enum: shown, hiddenEnum, enumAny }: TrueParameter,
): boolean | undefined {
  if (shown) return found !== undefined && isSameSet(withoutBare(found, shown, accept), shown)
  if (!found) return undefined
  const isRight = hiddenEnum ? isSameSet(found, hiddenEnum) : enumAny
  return isRight ? undefined : false
}

/** Leaves out the "true" by which an option is given alone that takes a value or none. */
function withoutBare(found: readonly unknown[], shown: readonly unknown[], accept: readonly string[]) {
  const hasBare = accept.includes('boolean') && !shown.includes('true')
  return hasBare ? found.filter((value) => value !== 'true') : found
}

function judgeDefault(found: unknown, truth: TrueParameter): boolean | undefined {
  // A switch is off unless it is given, whether its schema says so or not.
  const known = found === undefined && truth.type === 'boolean' ? false : found
  if (truth.default !== null) return known !== undefined && isSameValue(known, truth.default)
  if (found === undefined || isEmpty(found)) return undefined
  const { type, accept, flags, hiddenDefault } = truth
  // A switch is off by default, or on if it can be switched off; a counter may start anywhere.
  const isSwitchDefault =
    found === false ||
    found === 0 ||
    accept.includes('integer') ||
    flags.some((flag) => flag.startsWith('--no'))
  // `*`: another one on each machine, such as the number of its processors.
  const isHidden = hiddenDefault === '*' || (hiddenDefault !== null && isSameValue(found, hiddenDefault))
  const isRight = isHidden || (type === 'boolean' && isSwitchDefault)
  return isRight ? undefined : false
}

function isEmpty(value: unknown): boolean {
  return ['[]', '{}', '""'].includes(JSON.stringify(value))
}
