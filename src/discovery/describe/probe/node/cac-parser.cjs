/** Reads what cac knows about a program. https://github.com/cacjs/cac */
'use strict'
const { anyArguments, argumentsOfUsage, command, parameter } = require('./describe.cjs')
const { schemaOf, wordIn } = require('./values.cjs')

const patched = new WeakSet()
// After -- nothing is a positional: a program finds those words apart.
const facts = { takesDoubleDash: false }
const types = new Map([
  [Number, 'number'],
  [Boolean, 'boolean'],
])

/** Patches the class of programs; parse is what every program calls, and help what one without arguments may. */
exports.patch = function patch(exports, probe) {
  const prototype = exports.CAC?.prototype
  if (!prototype?.parse || patched.has(prototype)) return exports
  patched.add(prototype)
  prototype.parse = function () {
    probe.finish(this, read)
    return { args: [], options: {} }
  }
  const { outputHelp } = prototype
  prototype.outputHelp = function () {
    probe.remember(this, read)
    return outputHelp.call(this)
  }
  return exports
}

function read(cli) {
  return { commands: commandsOf(cli) }
}

function commandsOf(cli) {
  const { globalCommand, commands } = cli
  const { options } = globalCommand
  if (commands.length === 0) {
    const parameters = [...optionsOf(options), ...argumentsInUsage(globalCommand)]
    return [command([], '', parameters, options.flatMap(flagsOf), facts)]
  }
  return commands.map((one) => {
    const path = one.name.split(' ').filter((word) => word !== '')
    const own = optionsOf(one.options)
    const ofAll = optionsOf(options).filter(({ flag }) => !own.some((option) => option.flag === flag))
    const spellings = [...one.options, ...options].flatMap(flagsOf)
    return command(path, one.description, [...own, ...ofAll, ...positionalsOf(one)], spellings, facts)
  })
}

function flagsOf({ rawName }) {
  return rawName
    .replace(/[<[].*$/, '')
    .split(',')
    .map((flag) => flag.trim())
    .filter(Boolean)
}

function optionsOf(options) {
  // A wildcard such as --env.* has no name of its own.
  const offered = options.filter((option) => !printsOnly(option) && !option.rawName.includes('.*'))
  const negations = offered.filter(({ negated, isBoolean }) => negated && isBoolean)
  const positives = offered.filter((option) => !negations.includes(option))
  const negationOf = ({ name, isBoolean }) => isBoolean && negations.find((one) => one.name === name)
  const alone = negations.filter((one) => !positives.some((option) => negationOf(option) === one))
  return [
    ...positives.map((option) => optionOf(option, negationOf(option))),
    ...alone.map((option) => optionOf(option)),
  ]
}

function printsOnly({ name, isBoolean }) {
  return isBoolean && ['help', 'version'].includes(name)
}

function optionOf(option, negation) {
  const { description, config, isBoolean, negated } = option
  const flags = flagsOf(option)
  const long = flags.find((flag) => flag.startsWith('--'))
  // Each switch can be turned off so.
  const off = isBoolean && !negated && config.default === true && long ? `--no-${long.slice(2)}` : undefined
  const flag = negation ? flagsOf(negation).find((one) => one.startsWith('--no-')) : off
  return parameter({
    flags,
    ...kindOf(option),
    ...(flag !== undefined && { negation: flag }),
    value: valueOf(option),
    default: config.default,
    notes: [description],
  })
}

function valueOf({ rawName, config: { type, default: initial } }) {
  return Array.isArray(type)
    ? { type: types.get(type[0]) ?? 'string' }
    : schemaOf(undefined, initial, wordIn(rawName))
}

/** The kind of an option, and how its values are given. */
function kindOf({ isBoolean, required, config }) {
  if (isBoolean) return { kind: 'switch' }
  const isOptional = required === false && { isJoined: true }
  return Array.isArray(config.type)
    ? { kind: 'list', list: 'repeated', ...isOptional }
    : { kind: 'value', ...isOptional }
}

function positionalsOf({ args, config }) {
  const own = args.map(({ value, required, variadic }) =>
    parameter({
      name: value,
      kind: variadic ? 'list' : 'value',
      least: variadic && required ? 1 : undefined,
      required: Boolean(required),
    }),
  )
  return config.allowUnknownOptions && !own.at(-1)?.list ? [...own, anyArguments] : own
}

/** Without commands, only the usage tells which words a program takes. */
function argumentsInUsage({ usageText = '' }) {
  const words = usageText.replaceAll(/\[options\]|\[?<?command>?\]?/gi, '').trim()
  return words === '' ? [] : [argumentsOfUsage({ notes: [`As in: ${usageText}`] })]
}
