#!/usr/bin/env node
// {{name}}: {{description}}
//
// `npm run build` compiles this to cli.mjs, which smcp runs.

import { parseArgs } from 'node:util'
import { command, flagOf, isRepeated, Refusal, type Command, type Parameter } from './command.mjs'

// smcp makes the tool {{name}}__{{command}} from this, and checks arguments against it before this program is started.
//
// To add a command: add one like this. `run` gets its arguments by name, each with the type that its parameter says.
const commands: readonly Command[] = [
  command({
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
    run({ name, greeting, also = [], degrees, shout }) {
      if (name.trim() === '') throw new Refusal("--name is empty; expected somebody's name.")
      const weather = degrees === undefined ? '' : ` It is ${degrees} degrees.`
      const message = `${greeting}, ${[name, ...also].join(', ')}!${weather}`
      return { message: shout ? message.toUpperCase() : message }
    },
  }),
]

/** What `--describe` prints: contract 1, without the functions. */
const contract = {
  contract_version: '1.0',
  plugin: { name: '{{name}}', version: '0.1.0', description: '{{description}}' },
  commands: commands.map(({ run, ...said }) => said),
}

function main([name, ...rest]: string[]): void {
  if (name === '--describe') return print(contract)
  if (name === '--help') return console.log(usage())
  try {
    const found = commands.find((known) => known.name === name)
    if (!found) throw new Refusal(`No command "${name ?? ''}"; expected one of ${commands.map((one) => one.name).join(', ')}.`)
    if (rest.includes('--help')) return console.log(commandUsage(found))
    print(found.run(readArguments(found, rest)))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    // A client sees the text of `error`.
    print({ error: error.message })
    process.exitCode = 1
  }
}

/** The arguments by parameter name, each with the type that its parameter says. */
function readArguments({ parameters }: Command, argv: string[]): Record<string, unknown> {
  const values = parse(argv, parameters)
  const missing = parameters.find((parameter) => parameter.required && values[flagOf(parameter)] === undefined)
  if (missing) throw new Refusal(`--${flagOf(missing)} is missing: ${missing.description}`)
  return Object.fromEntries(
    parameters.map((parameter) => {
      const value = values[flagOf(parameter)]
      return [parameter.name, value === undefined ? parameter.default : convert(parameter, value)]
    }),
  )
}

function parse(args: string[], parameters: readonly Parameter[]): Record<string, unknown> {
  const options = Object.fromEntries(
    parameters.map((parameter) => {
      const type = parameter.action === 'store_true' ? ('boolean' as const) : ('string' as const)
      return [flagOf(parameter), { type, multiple: isRepeated(parameter) }]
    }),
  )
  try {
    return parseArgs({ args, options }).values
  } catch (error) {
    throw new Refusal(error instanceof Error ? error.message : String(error))
  }
}

/** Converts a text from parseArgs; anything but text is written as in JSON. */
function convert(parameter: Parameter, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => convert({ ...parameter, type: 'string', ...parameter.items }, item))
  if (typeof value !== 'string' || parameter.type === 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    throw new Refusal(`--${flagOf(parameter)} is ${JSON.stringify(value)}; expected: ${parameter.type}.`)
  }
}

function print(value: unknown): void {
  console.log(JSON.stringify(value))
}

function usage(): string {
  const lines = commands.map(({ name, description }) => `  ${name}  ${description}`)
  return ['Usage: cli.mjs COMMAND [options]', '', contract.plugin.description, '', 'Commands:', ...lines].join('\n')
}

function commandUsage({ name, description, parameters }: Command): string {
  const options = parameters.map((parameter) => `  --${flagOf(parameter)}  ${parameter.description}`)
  return [`Usage: cli.mjs ${name} [options]`, '', description, '', 'Options:', ...options].join('\n')
}

main(process.argv.slice(2))
