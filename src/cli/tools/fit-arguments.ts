import type { CallableTool, Parameter } from '../../discovery/tool.js'
import type { GivenArguments } from './parse-call-arguments.js'
import { foldName } from '../../discovery/parameter-name.js'
import { hasScalarItems, mainType } from '../../executor/main-schema.js'

/**
 * Fits arguments from a command line to the tool. Several texts of one key are a list. A single text for a list of
 * scalars is split at its commas.
 */
export function fitArguments(
  tool: Pick<CallableTool, 'command'>,
  { values, texts }: GivenArguments,
): Record<string, unknown> {
  const fitted = [...texts].map(([key, given]) => {
    const parameter = tool.command.parameters.find(({ name }) => foldName(name) === foldName(key))
    return [key, fitTexts(given, parameter)] as const
  })
  return Object.fromEntries([...Object.entries(values), ...fitted])
}

/** Fits the texts given for one name to what it takes: one text, or a list. */
export function fitTexts(
  texts: readonly string[],
  { schema = {}, isRaw }: Partial<Pick<Parameter, 'schema' | 'isRaw'>> = {},
): unknown {
  const [text] = texts
  if (text === undefined || texts.length > 1) return texts
  if (mainType(schema) !== 'array' || !hasScalarItems(schema) || isJsonList(text)) return text
  // A raw argument may contain commas of its own.
  return isRaw ? [text] : text.split(',')
}

function isJsonList(text: string): boolean {
  try {
    return Array.isArray(JSON.parse(text))
  } catch {
    return false
  }
}
