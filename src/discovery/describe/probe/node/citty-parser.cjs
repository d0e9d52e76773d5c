/** Reads what citty knows about a program. https://github.com/unjs/citty */
'use strict'
const { command, parameter } = require('./describe.cjs')
const { withChoices } = require('./values.cjs')
const { withReplaced } = require('./with-replaced.cjs')

/** Replaces the functions that run a command. */
exports.patch = function patch(exports, probe) {
  if (typeof exports.runMain !== 'function') return exports
  const end = (cmd) => {
    probe.finish(cmd, read)
    // The commands may have yet to be loaded, and the program must not go on meanwhile.
    return new Promise(() => undefined)
  }
  return withReplaced(exports, {
    runMain: end,
    runCommand: end,
    createMain: (cmd) => () => end(cmd),
    showUsage: async (cmd, ...more) => {
      probe.remember(cmd, read)
      return exports.showUsage(cmd, ...more)
    },
  })
}

async function read(cmd) {
  return { about: (await resolved(cmd.meta))?.description, commands: await commandsOf(cmd) }
}

/** The commands at any depth that can be run; `above` are the options of the groups, given before their next word. */
async function commandsOf(cmd, path = [], above = [], known = []) {
  const { description, hidden } = (await resolved(cmd.meta)) ?? {}
  if (hidden && path.length > 0) return []
  const args = Object.entries((await resolved(cmd.args)) ?? {})
  const options = args.filter(([, { type }]) => type !== 'positional').map(optionOf)
  const spellings = [...known, ...args.flatMap(flagsOf), '--help', '-h', '--version', '-v']
  const subs = Object.entries((await resolved(cmd.subCommands)) ?? {})
  const commands = []
  if (subs.length === 0 || typeof cmd.run === 'function') {
    const positionals = args.filter(([, { type }]) => type === 'positional').map(positionalOf)
    commands.push(
      command(path, description, [...without(above, options), ...options, ...positionals], spellings),
    )
  }
  const inherited = [...without(above, options), ...options.map((option) => forGroup(option, path.length))]
  for (const [name, sub] of subs)
    commands.push(...(await commandsOf(await resolved(sub), [...path, name], inherited, spellings)))
  return commands
}

/** A value, or what a function gives for it. */
function resolved(value) {
  return typeof value === 'function' ? value() : value
}

function without(above, own) {
  return above.filter(({ flag }) => !own.some((one) => one.flag === flag))
}

/** The first word without a dash names the command, so that a value must be joined to its flag. */
function forGroup(option, depth) {
  return { ...option, depth, ...(!option.isSwitch && { isOneWord: true }) }
}

function flagsOf([name, { alias = [], type }]) {
  if (type === 'positional') return []
  return [name, alias].flat().map((one) => (one.length === 1 ? `-${one}` : `--${one}`))
}

function optionOf([name, arg]) {
  const { type, description, default: initial, required, negativeDescription } = arg
  const isSwitch = type === 'boolean' || (type === undefined && typeof initial === 'boolean')
  const isNegatable = isSwitch && name.length > 1 && (initial === true || negativeDescription !== undefined)
  return parameter({
    flags: flagsOf([name, arg]),
    kind: isSwitch ? 'switch' : 'value',
    ...(isNegatable && { negation: `--no-${name}` }),
    value: schemaOf(arg),
    required: required === true && initial === undefined,
    default: initial,
    notes: [description],
  })
}

function positionalOf([name, arg]) {
  const { description, default: initial, required } = arg
  return parameter({
    name,
    kind: 'value',
    value: schemaOf(arg),
    required: required !== false && initial === undefined,
    default: initial,
    notes: [description],
  })
}

function schemaOf({ options, default: initial }) {
  return withChoices({ type: typeof initial === 'number' ? 'number' : 'string' }, options)
}
