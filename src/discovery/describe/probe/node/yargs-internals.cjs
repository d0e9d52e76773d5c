/** What an instance of yargs does not show the same in all versions: before 17 it is an object of closures. */
'use strict'
const { settle } = require('./settle.cjs')

/** The parts of an instance. */
function internalsOf(yargs) {
  const methods = yargs.getInternalMethods?.()
  const get = (name) => methods?.[name]?.() ?? yargs[name]?.()
  return {
    command: () => get('getCommandInstance'),
    usage: () => get('getUsageInstance'),
    context: () => get('getContext') ?? { commands: [], fullCommands: [] },
    conflicting: () => methods?.getValidationInstance?.().getConflicting() ?? {},
    configuration: () => get('getParserConfiguration') ?? {},
    reset: () => (methods ?? yargs).reset(yargs.getOptions().alias),
    /** Has `end` called in the place of each way to parse. */
    onParse(end) {
      if (methods) yargs.parse = yargs.parseSync = yargs.parseAsync = end
      // Both `argv` and `parse` call it.
      else yargs._parseArgs = end
    },
  }
}

/** The commands that an instance has now. */
function handlersOf(yargs) {
  const { command, usage } = internalsOf(yargs)
  const defaults = usage()
    .getCommands()
    .filter(([, , isDefault]) => isDefault)
    .map(([original]) => original)
  return Object.entries(command().getCommandHandlers()).map(([name, handler]) => ({
    ...handler,
    name,
    isDefault: name === '$0' || defaults.includes(handler.original),
    isHidden: handler.description === false,
  }))
}

/** Runs a generator, after which the instance is as it was before. */
function* isolated(yargs, work) {
  const named = (name) =>
    Object.getOwnPropertySymbols(Object.getPrototypeOf(yargs)).find((one) => one.description === name)
  const [freeze, unfreeze] = ['freeze', 'unfreeze'].map(named)
  if (freeze === undefined) return frozenWhileParsing(yargs, work)
  yargs[freeze]()
  try {
    return yield* work()
  } finally {
    yargs[unfreeze]()
  }
}

/** Before version 17 only `parse` freezes an instance, and it does so at once. */
function frozenWhileParsing(yargs, work) {
  const { _parseArgs } = yargs
  let result
  yargs._parseArgs = () => {
    yargs._parseArgs = _parseArgs
    result = settle(work())
    return { _: [] }
  }
  yargs.parse()
  if (result instanceof Promise) throw new Error('this version of yargs does not wait for a builder')
  return result
}

/** Lets a command's builder add its options, as yargs does to show its help. */
function* applyBuilder(yargs, { name, original, builder }) {
  const { context, reset } = internalsOf(yargs)
  if (name !== '$0') {
    context().commands.push(name)
    context().fullCommands.push(original)
  }
  try {
    reset()
    if (typeof builder === 'function') yield builder(yargs, true)
    else for (const key of Object.keys(builder ?? {})) yargs.option(key, builder[key])
  } finally {
    if (name !== '$0') {
      context().commands.pop()
      context().fullCommands.pop()
    }
  }
}

module.exports = { applyBuilder, handlersOf, internalsOf, isolated }
