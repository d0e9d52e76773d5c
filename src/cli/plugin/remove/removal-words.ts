import { count } from '../../../count.js'
import { shownPath } from '../../shown-path.js'
import type { Removable } from './find-removable.js'

/** What is asked before it is removed. */
export function removalQuestion(found: Removable): string {
  const path = shownPath(found.path)
  return found.kind === 'link'
    ? `Remove the link ${path}? ${shownPath(found.target)} stays as it is.`
    : `Delete ${path} and the ${count(found.files, 'file')} in it?`
}

/** What was removed, and what is served in its place. */
export function removedWords(found: Removable): string[] {
  const path = shownPath(found.path)
  const removed =
    found.kind === 'link'
      ? `Removed the link ${path}; ${shownPath(found.target)} stays as it is.`
      : `Deleted ${path} and the ${count(found.files, 'file')} in it.`
  return [removed, ...(found.next === undefined ? [] : [`${shownPath(found.next)} is served now.`])]
}

/** The same as JSON. */
export function removedJson(found: Removable): Record<string, unknown> {
  const { plugin, path, kind, next } = found
  const what = found.kind === 'link' ? { target: found.target } : { files: found.files }
  return { removed: plugin, path, kind, ...what, next }
}
