import { hintNames, type ToolAnnotations } from '../../discovery/annotations.js'

/** The words for each hint, if it is true and if it is false. */
const words = {
  readOnlyHint: ['read-only', 'not read-only'],
  destructiveHint: ['destructive', 'not destructive'],
  idempotentHint: ['idempotent', 'not idempotent'],
  openWorldHint: ['open world', 'closed world'],
} as const

/** Annotations for people, without absent ones: `read-only, closed world, title "Greet"`. */
export function annotationWords(annotations: ToolAnnotations): string {
  const hints = hintNames.flatMap((name) => {
    const said = annotations[name]
    return said === undefined ? [] : [words[name][said ? 0 : 1]]
  })
  const title = annotations.title === undefined ? [] : [`title ${JSON.stringify(annotations.title)}`]
  return [...hints, ...title].join(', ')
}
