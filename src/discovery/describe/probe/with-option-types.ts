import { inPlaceOf } from '../merge/in-place-of.js'
import { isOneMore, saysRepeated } from '../help/says-repeated.js'
import type { KnownOption } from '../merge/known-option.js'
import type { Command, Description, Parameter, ParserFacts } from '../../tool.js'

/** What a parser knows that is told what its options take, and nothing of commands, positionals and texts. */
export interface OptionTypes extends ParserFacts {
  /** Without a parameter, the parser takes the option with a value and without. */
  readonly options: readonly (Pick<KnownOption, 'flags'> & Partial<KnownOption>)[]
}

/**
 * Takes from a parser what each option of a help takes: which of them need a value is what a help often does not say.
 * What the parser does not know, and all texts, stay the help's.
 */
export function withOptionTypes(fromHelp: Description, { options, ...facts }: OptionTypes): Description {
  const typed = (parameter: Parameter): Parameter => {
    const { flag = '' } = parameter
    const known = options.find(({ flags }) => flags.includes(flag))?.parameter
    return known ? withType(parameter, known) : parameter
  }
  const complete = (command: Command): Command => ({
    ...command,
    ...facts,
    parameters: command.parameters.map(typed),
  })
  return { ...fromHelp, commands: fromHelp.commands.map(complete) }
}

function withType(shown: Parameter, known: Parameter): Parameter {
  if (isAlike(shown, known)) return withDefault(shown, known)
  const { description, default: initial } = shown.schema
  const words = typeof description === 'string' ? description : ''
  const typed = asRepeated(inPlaceOf(shown, known, 'parser'), words)
  return {
    ...typed,
    schema: { ...typed.schema, ...(fits(initial, typed) && { default: initial }) },
    ...(description !== undefined && { completedBy: ['help'] }),
  }
}

/** A text as one of several, where the help says so. */
function asRepeated(known: Parameter, words: string): Parameter {
  const { schema, list, isSwitch, isCount } = known
  const isOneValue = !list && !isSwitch && !isCount
  if (!isOneValue || !(saysRepeated(words) || isOneMore(words, ''))) return known
  const items = { type: schema.type, ...(schema.enum !== undefined && { enum: schema.enum }) }
  return { ...known, list: 'repeated', schema: { type: 'array', items, description: schema.description } }
}

/** Whether the help has understood the option as the parser does; it may know more of its values, and of repeating it. */
function isAlike(shown: Parameter, known: Parameter): boolean {
  if (known.isSwitch || shown.isSwitch) return known.isSwitch === shown.isSwitch
  if (known.isCount || shown.isCount) return known.isCount === shown.isCount
  if (known.list) return shown.list !== undefined
  const isAnyText = shown.schema.type === 'string' && shown.schema.enum === undefined
  const knowsMore = known.schema.type !== 'string' || known.schema.enum !== undefined
  return !(isAnyText && knowsMore) && !shown.isJoined && shown.bareValue === undefined
}

function withDefault(shown: Parameter, known: Parameter): Parameter {
  const { default: initial } = known.schema
  if (shown.schema.default !== undefined || initial === undefined || !fits(initial, shown)) return shown
  return { ...shown, schema: { ...shown.schema, default: initial } }
}

function fits(value: unknown, { schema: { type, enum: values } }: Parameter): boolean {
  const isType = type === 'integer' ? Number.isInteger(value) : typeof value === type
  return isType && (!Array.isArray(values) || values.includes(value))
}
