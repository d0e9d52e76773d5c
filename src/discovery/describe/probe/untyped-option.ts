import { saysValue } from '../help/dialects/plain/says-value.js'
import type { Parameter } from '../../tool.js'

/** A parameter as a probe prints it. */
export interface ProbedParameter extends Parameter {
  /** The parser takes it with a value and without, and only its text may say which is meant. */
  readonly isUntyped?: boolean
}

/** Makes an option a switch of which the parser does not know the type and the text says that it takes no value. */
export function withTypeByText({ isUntyped, ...parameter }: ProbedParameter): Parameter {
  const { description } = parameter.schema
  if (!isUntyped || typeof description !== 'string' || saysValue(description) !== 'switch') return parameter
  return { ...parameter, isSwitch: true, schema: { type: 'boolean', description } }
}
