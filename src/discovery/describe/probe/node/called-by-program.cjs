'use strict'
const { existsSync, realpathSync } = require('node:fs')
const { dirname, join, sep } = require('node:path')
const { fileURLToPath } = require('node:url')
const { packageOf } = require('./patched-imports.cjs')

const framesMax = 50

/**
 * Whether a function of this library was called by the program itself: a library that parses words of its own, or for
 * another library, says nothing about the program.
 */
exports.isCalledByProgram = function isCalledByProgram(library) {
  const caller = callers().find((file) => dirname(file) !== module.path && packageOf(file) !== library)
  const folder = packageFolder(realpathSync(process.argv[1] ?? '.')) + sep
  return caller?.startsWith(folder) === true && !caller.slice(folder.length).includes(`node_modules${sep}`)
}

/** The files whose functions are running, the last called first, without Node's own. */
function callers() {
  const { prepareStackTrace, stackTraceLimit } = Error
  Error.stackTraceLimit = framesMax
  Error.prepareStackTrace = (_, sites) => sites.map((site) => site.getFileName() ?? '')
  const files = new Error().stack
  Object.assign(Error, { prepareStackTrace, stackTraceLimit })
  return files
    .filter((file) => file !== '' && !file.startsWith('node:'))
    .map((file) => (file.startsWith('file:') ? fileURLToPath(file) : file))
}

/** The nearest folder above a file with a package.json; else the file's own. */
function packageFolder(file, dir = dirname(file)) {
  if (existsSync(join(dir, 'package.json'))) return dir
  return dirname(dir) === dir ? dirname(file) : packageFolder(file, dirname(dir))
}
