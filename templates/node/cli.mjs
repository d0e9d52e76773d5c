#!/usr/bin/env node
// {{name}}: {{description}}

import { parseArgs } from 'node:util'

// `--describe` prints this. smcp makes the tool {{name}}__{{command}} from it, and checks
// arguments against it before this program is started. `_` in a parameter's name is `-` in its flag.
//
// To add a command: describe it here, and write its function into `run` below.
const contract = {
  contract_version: '1.0',
  plugin: { name: '{{name}}', version: '0.1.0', description: '{{description}}' },
  commands: [
    {
      name: '{{command}}',
      description: 'Greet somebody by name.',
      // It only reads, so a client may call it without asking. A command that changes something must not say so.
      annotations: { readOnlyHint: true, openWorldHint: false },
      parameters: [
        { name: 'name', type: 'string', description: 'Who to greet.', required: true },
        { name: 'greeting', type: 'string', description: 'The word to greet with.', default: 'Hello' },
        // A list: --also Bob --also Cy.
        { name: 'also', type: 'array', items: { type: 'string' }, description: 'Who else to greet.' },
        { name: 'degrees', type: 'number', description: 'How warm it is.' },
        // store_true: a bare --shout, not "--shout true".
        { name: 'shout', type: 'boolean', description: 'Greet in capital letters.', action: 'store_true' },
      ],
    },
  ],
}

const run = {
  '{{command}}': greet,
}

/** Thrown when a command refuses its input; any other error is a bug and keeps its stack trace. */
class Refusal extends Error {}

function main([name, ...rest]) {
  if (name === '--describe') return print(contract)
  if (name === '--help') return console.log(usage())
  try {
    const command = contract.commands.find((known) => known.name === name)
    if (!command) throw new Refusal(`No command "${name ?? ''}"; expected one of ${Object.keys(run).join(', ')}.`)
    if (rest.includes('--help')) return console.log(commandUsage(command))
    print(run[name](readArguments(command, rest)))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    // A client sees the text of `error`.
    print({ error: error.message })
    process.exitCode = 1
  }
}

function greet({ name, greeting, also = [], degrees, shout }) {
  if (name.trim() === '') throw new Refusal("--name is empty; expected somebody's name.")
  const weather = degrees === undefined ? '' : ` It is ${degrees} degrees.`
  const message = `${greeting}, ${[name, ...also].join(', ')}!${weather}`
  return { message: shout ? message.toUpperCase() : message }
}

/** The arguments by parameter name, each with the type that the contract says. */
function readArguments({ parameters }, argv) {
  const options = {}
  for (const parameter of parameters) {
    const type = parameter.action === 'store_true' ? 'boolean' : 'string'
    options[flagOf(parameter)] = { type, multiple: isRepeated(parameter) }
  }
  const values = parse(argv, options)
  const missing = parameters.find((parameter) => parameter.required && values[flagOf(parameter)] === undefined)
  if (missing) throw new Refusal(`--${flagOf(missing)} is missing: ${missing.description}`)
  return Object.fromEntries(
    parameters.map((parameter) => {
      const value = values[flagOf(parameter)]
      return [parameter.name, value === undefined ? parameter.default : convert(parameter, value)]
    }),
  )
}

/** Whether the flag is repeated for each item of a list; a list of lists or objects comes as JSON. */
function isRepeated({ type, items }) {
  return type === 'array' && !['array', 'object'].includes(items?.type)
}

function parse(args, options) {
  try {
    return parseArgs({ args, options }).values
  } catch (error) {
    throw new Refusal(error.message)
  }
}

/** Converts a text from parseArgs; anything but text is written as in JSON. */
function convert(parameter, value) {
  if (Array.isArray(value)) return value.map((item) => convert({ ...parameter, type: 'string', ...parameter.items }, item))
  if (typeof value === 'boolean' || parameter.type === 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    throw new Refusal(`--${flagOf(parameter)} is ${JSON.stringify(value)}; expected: ${parameter.type}.`)
  }
}

function flagOf(parameter) {
  return parameter.name.replaceAll('_', '-')
}

function print(value) {
  console.log(JSON.stringify(value))
}

function usage() {
  const commands = contract.commands.map(({ name, description }) => `  ${name}  ${description}`)
  return ['Usage: cli.mjs COMMAND [options]', '', contract.plugin.description, '', 'Commands:', ...commands].join('\n')
}

function commandUsage({ name, description, parameters }) {
  const options = parameters.map((parameter) => `  --${flagOf(parameter)}  ${parameter.description}`)
  return [`Usage: cli.mjs ${name} [options]`, '', description, '', 'Options:', ...options].join('\n')
}

main(process.argv.slice(2))
