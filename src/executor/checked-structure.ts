import { PluginFailedError } from '../errors.js'
import type { Tool } from '../discovery/tool.js'
import { isObject } from '../is-object.js'

/** Returns what a program printed, if its outputSchema allows it. Throws a PluginFailedError that says where it does not. */
export function checkedStructure(tool: Tool, said: unknown): Readonly<Record<string, unknown>> {
  if (!isObject(said))
    throw new PluginFailedError(
      `${tool.name} declares an outputSchema but gave no JSON object; it must print one, and nothing else`,
    )
  const complaints = tool.validateOutput?.(said) ?? []
  if (complaints.length === 0) return said
  throw new PluginFailedError(
    `${tool.name} printed what its outputSchema does not allow: ${complaints.join('; ')}`,
  )
}
