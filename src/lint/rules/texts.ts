import { ofTool, type Fault, type Rule } from '../rule.js'

export const hasTexts = ofTool(({ title, description }) =>
  Object.entries({ title, description }).flatMap(([field, text]): Fault[] =>
    text.trim() === '' ? [[field, 'is empty']] : [],
  ),
)

/** The description has at most `max` characters; one of more than `last` is left to another rule. */
export function descriptionUpTo(max: number, last = Infinity): Rule {
  return ofTool(({ description: { length } }) =>
    length > max && length <= last
      ? [['description', `has ${length} characters; the model sees only the first ${max}`]]
      : [],
  )
}
