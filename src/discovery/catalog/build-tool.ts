import { once } from '../../once.js'
import { compileSchema } from '../schema/compile-schema.js'
import { complaintText, schemaComplaint } from '../schema/schema-complaint.js'
import type { Command, Description, JsonSchema, Plugin, Tool } from '../tool.js'
import { inputSchemaOf } from './input-schema.js'
import { toolName } from './tool-name.js'

/** Makes a tool of one command, whose schemas are valid. */
export function buildTool(
  plugin: Plugin,
  description: Description,
  command: Command,
  nameMax?: number,
): Tool {
  const inputSchema = inputSchemaOf(command)
  return {
    name: toolName(plugin, description, command.name, nameMax),
    // The tool's title hides the one in its annotations.
    title: [command.title, command.annotations?.title].find(Boolean) ?? humanize(command.name),
    // Some clients refuse or drop a tool without a description.
    description: command.description.trim() || humanize(command.name),
    inputSchema,
    annotations: command.annotations,
    outputSchema: command.outputSchema,
    icons: command.icons,
    meta: command.meta,
    plugin: plugin.name,
    pluginAbout: description.about,
    command,
    source: description.source,
    contract: description.contract ?? 1,
    launch: plugin.launch,
    validate: lazyValidator(inputSchema, 'the arguments', secretsOf(command)),
    validateOutput: command.outputSchema && lazyValidator(command.outputSchema, 'the object'),
  }
}

/** Compiles at the first call and not at load, because that costs far more than a check: 5,000 tools load quickly. */
function lazyValidator(
  schema: JsonSchema,
  whole: string,
  secrets: ReadonlySet<string> = new Set(),
): Tool['validate'] {
  const validator = once(() => compileSchema(schema))
  return (args) => {
    const validate = validator()
    if (validate(args)) return []
    return (validate.errors ?? []).map((error) => {
      const complaint = schemaComplaint(error)
      const { field } = complaint
      // The message shows the value.
      const [name = ''] = field.split(/[.[]/)
      if (secrets.has(name)) return `"${field}" is secret, and its value is not one that its schema allows`
      return complaintText(complaint, whole)
    })
  }
}

function secretsOf({ parameters }: Command): ReadonlySet<string> {
  return new Set(parameters.filter(({ isSecret }) => isSecret).map(({ name }) => name))
}

/** Turns `list-releases` into `List releases`. */
function humanize(name: string): string {
  const words = name.replaceAll(/[-_]+/g, ' ').trim()
  return words === '' ? name : words.charAt(0).toUpperCase() + words.slice(1)
}
