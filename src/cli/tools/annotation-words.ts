import { hintNames, type ToolAnnotations } from '../../discovery/annotations.js'

/** Each hint where it is true, and where it is false. */
const words = {
  readOnlyHint: ['read-only', 'not read-only'],
  destructiveHint: ['destructive', 'not destructive'],
  idempotentHint: ['idempotent', 'not idempotent'],
  openWorldHint: ['open world', 'closed world'],
} as const

/** Annotations for people: `read-only, closed world, title "Greet"`. What is not said is not there. */
export function annotationWords(annotations: ToolAnnotations): string {
  const hints = hintNames.flatMap((name) => {
    const said = annotations[name]
    return said === undefined ? [] : [words[name][said ? 0 : 1]]
  })
  const title = annotations.title === undefined ? [] : [`title ${JSON.stringify(annotations.title)}`]
  return [...hints, ...title].join(', ')
}
