import type { Parameter, Source } from '../../tool.js'

/** A parameter as another source has it, with its own name, spelling, place and text. */
export function inPlaceOf(parameter: Parameter, other: Parameter, from: Source): Parameter {
  const { name, flag = '', required, depth, isInherited, schema } = parameter
  const { description } = schema
  return {
    ...other,
    name,
    flag,
    required,
    schema: { ...other.schema, ...(description !== undefined && { description }) },
    source: from,
    ...(depth !== undefined && { depth }),
    ...(isInherited && { isInherited }),
  }
}
