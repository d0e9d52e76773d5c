import type { Tool } from '../../../discovery/tool.js'

/** A parameter whose value is shown nowhere. */
export interface SecretParameter {
  readonly tool: string
  readonly parameter: string
}

/** The secret parameters of these tools. */
export function secretParameters(tools: readonly Tool[]): SecretParameter[] {
  return tools.flatMap(({ name: tool, command }) =>
    command.parameters
      .filter(({ isSecret }) => isSecret === true)
      .map(({ name: parameter }) => ({ tool, parameter })),
  )
}
