import { problemIn } from '../problem.js'
import type { SchemaChecker } from '../schema/schema-checker.js'
import type { Command, Description, Plugin, Problem } from '../tool.js'
import { inputSchemaOf } from './input-schema.js'

/**
 * The description without the commands whose arguments can't be checked by their schemas: each of those is a problem.
 * Done once, before a description is kept: what is read again has been looked at.
 */
export function withValidSchemas(
  plugin: Plugin,
  description: Description,
  schemas: SchemaChecker,
): Description {
  const { error: problem } = problemIn(plugin.mainFile, plugin.name)
  const commands: Command[] = []
  const problems: Problem[] = []
  for (const command of description.commands) {
    const complaint = schemas.problem(inputSchemaOf(command))
    if (complaint === undefined) commands.push(command)
    else problems.push(problem(complaint, command.name))
  }
  return { ...description, commands, problems: [...description.problems, ...problems] }
}
