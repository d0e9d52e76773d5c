import { ux } from '@oclif/core'
import { relative } from 'node:path'
import { problemText } from '../../discovery/problem.js'
import type { JsonSchema, Parameter, Problem, Tool } from '../../discovery/tool.js'

/** `my_plugin__my-command(param: string, optional?: string = "default")` */
export function signature(tool: Tool): string {
  const parameters = [...tool.command.parameters].sort((a, b) => Number(b.required) - Number(a.required))
  return `${tool.name}(${parameters.map(parameterSignature).join(', ')})`
}

/** A tool as lines: signature and description, and with `verbose` each parameter and where the description comes from. */
export function toolLines(tool: Tool, verbose: boolean): string[] {
  const lines = [
    ux.colorize('bold', signature(tool)),
    ...tool.description.split('\n').map((line) => `  ${line}`),
  ]
  if (!verbose) return lines
  const parameters = tool.command.parameters.map(
    ({ name, schema }) =>
      `  ${name}: ${typeof schema.description === 'string' ? schema.description : '(no description)'}`,
  )
  return [
    ...lines,
    ...parameters,
    `  from ${tool.plugin}/${tool.launch.file}, by its ${sourceNames[tool.source]}`,
  ]
}

/** `Error: x: commands[0].parameters[2].type: "str" is not one of ... (plugins/x/cli.py)` */
export function problemLine(problem: Problem): string {
  const who = problem.plugin === undefined ? '' : `${problem.plugin}: `
  return `${severityWord(problem)}: ${who}${problemText(problem)} (${shownPath(problem.file)})`
}

export function severityWord({ severity }: Problem): string {
  return severity === 'error' ? 'Error' : 'Warning'
}

/** As one would type it: relative to the working folder where it is below it. */
export function shownPath(file: string): string {
  const path = relative('', file)
  return path === '' || path.startsWith('..') ? file : path
}

const sourceNames = {
  contract: '--describe contract',
  parser: 'argument parser',
  help: '--help text',
  none: 'main file alone',
} as const

function parameterSignature({ name, required, schema }: Parameter): string {
  const value = schema.default === undefined ? '' : ` = ${JSON.stringify(schema.default)}`
  return `${name}${required ? '' : '?'}: ${typeName(schema)}${value}`
}

function typeName(schema: JsonSchema): string {
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  if (schema.type === 'array') {
    const item = typeName((schema.items ?? {}) as JsonSchema)
    return item.includes(' | ') ? `(${item})[]` : `${item}[]`
  }
  return typeof schema.type === 'string' ? schema.type : 'any'
}
