import type { BuiltInTool } from '../core/tools.js'
import { actions, GovernorActions, governorTool, type GovernorActionsOptions } from './governor-actions.js'

/** The tool by which an agent looks for tools, and attaches and detaches them for itself. It answers in JSON. */
export function createGovernorTool(
  options: GovernorActionsOptions,
  isListed: BuiltInTool['isListed'],
): BuiltInTool {
  const { profiles } = options
  const act = new GovernorActions(options)
  return {
    name: governorTool,
    title: 'Tools',
    description:
      'Find, attach and detach tools: you see only those that are attached. Action help with an intent, such as "resize an image", finds tools that serve it; attach gives them to you; attach-profile replaces yours by those of a profile.',
    inputSchema: {
      type: 'object',
      properties: {
        action: { type: 'string', enum: actions, description: 'What to do.' },
        tool: { type: 'string', description: 'The name of a tool to attach or detach.' },
        tools: {
          type: 'array',
          items: { type: 'string' },
          description: 'The names of several tools to attach or detach.',
        },
        profile: { type: 'string', enum: profiles.names, description: 'The profile to attach.' },
        intent: { type: 'string', description: 'What help is wanted for, in a few words.' },
      },
      required: ['action'],
      additionalProperties: false,
    },
    annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    ...(isListed && { isListed }),
    call: async (args, { caller }) => ({
      content: [{ type: 'text', text: JSON.stringify(await act.on(args, caller), null, 2) }],
    }),
  }
}
