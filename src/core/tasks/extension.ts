import { MissingCapabilityError } from '../../errors.js'

/** MCP's extension for tasks: https://github.com/modelcontextprotocol/ext-tasks */
export const tasksExtension = 'io.modelcontextprotocol/tasks'

/** The error for a client that has not declared the extension with its request. */
export function needsTasks(what: string): MissingCapabilityError {
  return new MissingCapabilityError(
    `${what}: the client must declare the extension ${tasksExtension} with its request`,
    { extensions: { [tasksExtension]: {} } },
  )
}
