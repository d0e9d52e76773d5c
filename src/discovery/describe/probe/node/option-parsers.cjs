/** What libraries are told of options that parse the words of a command line in one call, and know neither texts nor commands. */
'use strict'
const { dirname } = require('node:path')
const { isCalledByProgram } = require('./called-by-program.cjs')
const { fromLists } = require('./option-lists.cjs')
const { fromArg, fromDefinitions, fromMeow, fromNopt, fromParseArgs } = require('./option-tables.cjs')
const { withReplaced } = require('./with-replaced.cjs')

/**
 * Of each library, what the arguments of its call say: the words to parse, by default the command line, the options, and
 * whether all words behind `--` are positionals.
 */
const readers = {
  arg: (told, { argv } = {}) => ({ words: argv, ...fromArg(told) }),
  'command-line-args': (told, { argv } = {}) => ({ words: argv, ...fromDefinitions(told) }),
  getopts: (words, told) => ({ words, ...fromLists(told) }),
  meow: (...args) => ({ words: args.at(-1)?.argv, ...fromMeow(args.at(-1)) }),
  minimist: (words, told) => ({ words, ...fromLists(told) }),
  mri: (words, told) => ({ words, ...fromLists(told, { typesByDefault: true }) }),
  'node:util': ({ args, options } = {}) => ({ words: args, ...fromParseArgs(options) }),
  nopt: (types, shorthands, words, skipped = 2) => ({
    words: words?.slice(skipped),
    ...fromNopt(types, shorthands),
  }),
  'yargs-parser': (words, told) => ({ words, ...fromLists(told, { takesKebab: true }) }),
}

/** A function for each library's name that replaces what it exports, as import-hook.cjs wants it. */
exports.patches = Object.fromEntries(
  Object.keys(readers).map((name) => [
    name,
    (loaded, probe, file) => (isMain(name, file) ? patched(name, loaded, probe) : loaded),
  ]),
)

/** Replaces the function of Node itself. */
exports.patchUtil = function patchUtil(probe) {
  const util = require('node:util')
  util.parseArgs = watched('node:util', util.parseArgs, probe)
  require('node:module').syncBuiltinESMExports()
}

/** Whether it is the file that a program gets for the name; an imported module is. */
function isMain(name, file) {
  return file === undefined || require.resolve(name, { paths: [dirname(file)] }) === file
}

function patched(name, loaded, probe) {
  if (typeof loaded === 'function') return watched(name, loaded, probe)
  return typeof loaded.default === 'function'
    ? withReplaced(loaded, { default: watched(name, loaded.default, probe) })
    : loaded
}

/** The same function, but the call in which the program has its own command line parsed ends it. */
function watched(name, parse, probe) {
  const call = (...args) => {
    // One that knows its commands too is about to be asked.
    const isAsked = !probe.hasWholeParser && isCalledByProgram(name)
    const { words, ...found } = (isAsked && read(name, args)) || {}
    if (found.options && isCommandLine(words)) probe.finish(parse, () => ({ commands: [], found }))
    return parse(...args)
  }
  const own = Object.entries(Object.getOwnPropertyDescriptors(parse))
  return Object.defineProperties(call, Object.fromEntries(own.filter(([key]) => key !== 'prototype')))
}

/** What the arguments say; undefined if they are none that the library knows. */
function read(name, args) {
  try {
    return readers[name](...args)
  } catch {
    return undefined
  }
}

function isCommandLine(words) {
  const own = process.argv.slice(2)
  if (words === undefined) return true
  return (
    Array.isArray(words) && words.length === own.length && words.every((word, index) => word === own[index])
  )
}
