/**
 * Loads a Node program with the parse calls of its library replaced, and prints its parser as JSON.
 *
 * Run as: node --require probe.cjs cli.js. The command itself never runs: the first parse call ends the process. Prints
 * the same report as ../probe.py.
 */
'use strict'
const { isMainThread } = require('node:worker_threads')
const commander = require('./commander-parser.cjs')
const { clean } = require('./describe.cjs')
const { install } = require('./import-hook.cjs')
const optionParsers = require('./option-parsers.cjs')
const { ownFiles } = require('./own-files.cjs')
const { Refusals, refusalBehind } = require('./refuse.cjs')
const { settle } = require('./settle.cjs')
const { writeAll } = require('./write-all.cjs')

/** The libraries that know the commands of a program, with their texts. */
const wholeParsers = {
  cac: require('./cac-parser.cjs').patch,
  citty: require('./citty-parser.cjs').patch,
  yargs: require('./yargs-parser.cjs').patch,
}
/** How long to wait for a program that goes on after it has shown its parser, as one that prints its help does. */
const msAfterLook = 2000

/** Collects the parsers that the program shows, and reports the fullest of them. */
class Probe {
  constructor() {
    this.seen = new Map()
    this.endedBy = undefined
    this.exit = process.reallyExit.bind(process)
    this.hasWholeParser = false
    this.loadedFiles = install({ ...optionParsers.patches, ...this.noticed(wholeParsers) }, this)
    optionParsers.patchUtil(this)
    commander.watch(this)
    this.refusals = new Refusals(() => this.finish())
  }

  /** The same patches, with which it is known that one was used. */
  noticed(patches) {
    const notice = (patch) => (loaded, probe, file) => {
      this.hasWholeParser = true
      return patch(loaded, probe, file)
    }
    return Object.fromEntries(Object.entries(patches).map(([name, patch]) => [name, notice(patch)]))
  }

  /**
   * Remembers a parser that may not be the last one, because the program goes on. `read` gives its commands and what it is for, or a promise
   * or a generator of them.
   */
  remember(parser, read) {
    this.seen.set(parser, read)
    setTimeout(() => this.finish(), msAfterLook).unref()
  }

  /**
   * Reports and exits at once, so that the program can neither run any further nor catch the exit. If a part of the
   * parser has yet to be loaded, whatever the program does meanwhile is ignored.
   */
  finish(parser, read) {
    try {
      if (parser !== undefined) this.seen.set(parser, read)
      const report = settle(this.report())
      if (!(report instanceof Promise)) return this.end(report)
      process.setUncaughtExceptionCaptureCallback(() => undefined)
      process.exit = process.reallyExit = () => {
        throw new Error('smcp reads the parser of this program, which ends after that')
      }
      report.then(
        (value) => this.end(value),
        (error) => this.fail(error),
      )
    } catch (error) {
      this.fail(error)
    }
  }

  /** Writes the report when the program ends without having been ended. What killed it is still printed. */
  finishAtExit(exitCode, isKilled) {
    try {
      this.endedBy ??= exitCode === 0 ? undefined : this.refusals.last
      const report = settle(this.report())
      writeAll(1, JSON.stringify(report instanceof Promise ? {} : report))
      if (!isKilled) this.exit(0)
    } catch (error) {
      this.fail(error)
    }
  }

  *report() {
    const found = []
    for (const [parser, read] of this.seen) found.push(yield* result(read(parser)))
    const report = { files: ownFiles(this.loadedFiles()) }
    if (found.length === 0) return { ...report, endedBy: this.endedBy }
    const [fullest] = found.sort((a, b) => fullness(b.commands) - fullness(a.commands))
    if (fullest.found) return { ...report, ...fullest.found }
    const spellings = fullest.commands.flatMap((command) => command.spellings)
    return {
      ...report,
      // JSON leaves out what is undefined.
      commands: fullest.commands.map((command) => ({ ...command, spellings: undefined })),
      spellings: [...new Set(spellings)].sort(),
      about: clean(fullest.about),
    }
  }

  end(report) {
    writeAll(1, withoutPrivateHome(JSON.stringify(report)))
    this.exit(0)
  }

  fail(error) {
    writeAll(2, `${error?.stack ?? error}\n`)
    this.exit(1)
  }
}

function* result(read) {
  return typeof read.next === 'function' ? yield* read : yield read
}

function fullness(commands) {
  return commands.reduce((sum, { parameters }) => sum + 1 + parameters.length, 0)
}

/** Shows a default below the temporary HOME as `~`, as a person knows it. */
function withoutPrivateHome(report) {
  const { HOME = '' } = process.env
  return HOME.length > 1 ? report.replaceAll(JSON.stringify(HOME).slice(1, -1), '~') : report
}

function start() {
  const probe = new Probe()
  let isKilled = false
  process.on('uncaughtExceptionMonitor', (error) => {
    isKilled = true
    probe.endedBy = refusalBehind(error)
  })
  process.on('exit', (exitCode) => probe.finishAtExit(exitCode, isKilled))
}

// Node also preloads this file in the threads that it starts for itself.
if (isMainThread) start()
