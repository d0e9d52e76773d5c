import { problemIn } from '../problem.js'
import type { SchemaChecker } from '../schema/schema-checker.js'
import type { Command, Description, Plugin, Problem } from '../tool.js'
import { inputSchemaOf } from './input-schema.js'
import { withValidOffers } from './with-valid-offers.js'

/**
 * Removes the commands whose schemas can't be used to check arguments, and the offers that run them; each becomes a problem. Done once, before a
 * description is cached, so that a cached one needs no check.
 */
export function withValidSchemas(
  plugin: Plugin,
  description: Description,
  schemas: SchemaChecker,
): Description {
  const { error: problem, warning } = problemIn(plugin.mainFile, plugin.name)
  const commands: Command[] = []
  const problems: Problem[] = []
  const complaintOf = (command: Command): string | undefined => schemas.problem(inputSchemaOf(command))
  for (const command of description.commands) {
    const complaint = complaintOf(command)
    if (complaint !== undefined) {
      problems.push(problem(complaint, command.name))
      continue
    }
    const { outputSchema, ...others } = command
    const ofOutput = outputSchema && schemas.problem(outputSchema)
    commands.push(ofOutput === undefined ? command : others)
    if (ofOutput !== undefined)
      problems.push(warning(`${ofOutput}; it is left out`, `${command.name}.outputSchema`))
  }
  const { offers } = description
  return {
    ...description,
    commands,
    ...(offers && {
      offers: withValidOffers(offers, complaintOf, (one, of) => problems.push(problem(one, of))),
    }),
    problems: [...description.problems, ...problems],
  }
}
