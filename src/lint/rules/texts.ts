import { ofTool, type Fault, type Rule } from '../rule.js'

export const hasTexts = ofTool(({ title, description }) =>
  Object.entries({ title, description }).flatMap(([field, text]): Fault[] =>
    text.trim() === '' ? [[field, 'is empty']] : [],
  ),
)

/** Where it is longer than `max`, yet no longer than `last`. */
export function descriptionUpTo(max: number, last = Infinity): Rule {
  return ofTool(({ description: { length } }) =>
    length > max && length <= last
      ? [['description', `has ${length} characters; the model is shown the first ${max}`]]
      : [],
  )
}
