import { hintNames, readAnnotations, type ToolAnnotations } from '../annotations.js'
import type { Complaint } from '../complaint.js'
import { isObject } from '../../is-object.js'

/**
 * Removes wrong annotations from a manifest as it was read. Any other mistake in a manifest hides its plugin, but a
 * wrong hint is no reason to.
 */
export function withGoodAnnotations(manifest: unknown): {
  readonly manifest: unknown
  readonly complaints: readonly Complaint[]
} {
  if (!isObject(manifest)) return { manifest, complaints: [] }
  const ofAll = tidied(manifest, '', hintNames)
  if (!isObject(manifest.commands)) return { manifest: ofAll.said, complaints: ofAll.complaints }
  const commands = Object.entries(manifest.commands).map(
    ([name, said]) => [name, tidied(said, `commands.${name}.`)] as const,
  )
  return {
    manifest: {
      ...ofAll.said,
      commands: Object.fromEntries(commands.map(([name, { said }]) => [name, said])),
    },
    complaints: [...ofAll.complaints, ...commands.flatMap(([, { complaints }]) => complaints)],
  }
}

function tidied<T>(
  said: T,
  place: string,
  names?: readonly (keyof ToolAnnotations)[],
): { readonly said: T; readonly complaints: readonly Complaint[] } {
  if (!isObject(said) || !('annotations' in said)) return { said, complaints: [] }
  const { annotations, complaints } = readAnnotations(said.annotations, `${place}annotations`, names)
  return { said: { ...said, annotations: annotations ?? {} }, complaints }
}
