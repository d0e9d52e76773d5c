/** Reads what yargs knows about a program. https://yargs.js.org/docs */
'use strict'
const { command, unread } = require('./describe.cjs')
const { applyBuilder, handlersOf, internalsOf, isolated } = require('./yargs-internals.cjs')
const { optionsOf, positionalsOf, showsArguments, spellingsOf } = require('./yargs-options.cjs')
const { withReplaced } = require('./with-replaced.cjs')

const patched = new WeakSet()
/** What yargs gives where nothing was parsed. */
const noArguments = { _: [], $0: '' }

/** Patches every instance that the library makes. */
exports.patch = function patch(exports, probe, file = '') {
  // A function is an instance with all its methods, unless it is what `require` gets of the ES module.
  if (typeof exports === 'function') return file.endsWith('.mjs') ? patchedFactory(exports, probe) : exports
  const name = ['Yargs', 'default'].find((one) => typeof exports[one] === 'function')
  return name === undefined
    ? exports
    : withReplaced(exports, { [name]: patchedFactory(exports[name], probe) })
}

function patchedFactory(factory, probe) {
  const made = (...args) => patchInstance(factory(...args), probe)
  const own = Object.entries(Object.getOwnPropertyDescriptors(factory))
  return Object.defineProperties(made, Object.fromEntries(own.filter(([name]) => name !== 'prototype')))
}

function patchInstance(yargs, probe) {
  if (patched.has(yargs)) return yargs
  patched.add(yargs)
  let isReading = false
  const read = function* () {
    isReading = true
    return { commands: yield* commandsOf(yargs) }
  }
  const end = () => {
    // A builder may parse, too.
    if (!isReading) probe.finish(yargs, read)
    return noArguments
  }
  const { showHelp } = yargs
  yargs.showHelp = (...args) => {
    if (!isReading) probe.remember(yargs, read)
    return showHelp.apply(yargs, args)
  }
  internalsOf(yargs).onParse(end)
  return yargs
}

/**
 * The commands at any depth. Each has the options of its groups as its own, as in its help; its others are known only
 * after its builder has run.
 */
function* commandsOf(yargs, path = [], handler = undefined) {
  const handlers = handlersOf(yargs)
  const listed = handlers.filter((one) => !one.isHidden && !['completion', 'help'].includes(one.name))
  const commands = []
  if (listed.length === 0 || isRunnable(yargs, handler)) {
    const parameters = [...optionsOf(yargs, handler), ...positionalsOf(yargs, handler)]
    commands.push(
      command(path, handler?.description, parameters, spellingsOf(yargs), factsOf(yargs, handler)),
    )
  }
  for (const one of listed) {
    const words = one.name === '$0' ? path : [...path, one.name]
    try {
      commands.push(...(yield* isolated(yargs, () => commandOf(yargs, words, one))))
    } catch (error) {
      process.stderr.write(`${error?.stack}\n`)
      commands.push(command(words, one.description, [unread.parameter], spellingsOf(yargs), unread.facts))
    }
  }
  return commands
}

function* commandOf(yargs, path, handler) {
  yield* applyBuilder(yargs, handler)
  return yield* commandsOf(yargs, path, handler)
}

/** Whether a group can be called without one of its commands; of the program itself its usage tells. */
function isRunnable(yargs, handler) {
  const { min = 0 } = yargs.getDemandedCommands?.()._ ?? yargs.getOptions().demandedCommands?._ ?? {}
  if (handler === undefined) return showsArguments(yargs)
  const isEmpty = /^(?:function\s*\w*)?\s*\(?[^)]*\)?\s*(?:=>)?\s*\{\s*\}$/.test(String(handler?.handler))
  return min === 0 && typeof handler.handler === 'function' && !isEmpty
}

/** Words after -- are never positionals of a command; without one, they are what the program finds. */
function factsOf(yargs, handler) {
  const { 'populate--': isApart } = internalsOf(yargs).configuration()
  const takesNegativeNumbers = !spellingsOf(yargs).some((flag) => /^-\d/.test(flag))
  return { takesDoubleDash: handler === undefined && !isApart, takesNegativeNumbers }
}
