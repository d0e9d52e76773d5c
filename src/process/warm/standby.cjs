/**
 * Lets a Node that has started wait for a call of its program, and only then run that.
 *
 * Run as: node --require standby.cjs /path/to/cli.js, in the folder and with the variables that all calls have in common.
 * Node requires this file when it has started, before it looks at the program. It reads the call from stdin: the folder,
 * the number of arguments, the arguments, the variables, with NUL between them. It makes of this process what a start for
 * that call would be, and returns. What differs is in docs/warm.md.
 */
'use strict'

const { closeSync, constants, openSync, readSync } = require('node:fs')
const { isMainThread } = require('node:worker_threads')

/** What programs load most. None of them does anything but be there. */
const builtins = [
  'assert',
  'child_process',
  'crypto',
  'dns',
  'events',
  'fs/promises',
  'http',
  'https',
  'net',
  'os',
  'path',
  'querystring',
  'readline',
  'stream/promises',
  'timers/promises',
  'tls',
  'url',
  'util',
  'zlib',
]

// Threads of the program require this file, too.
if (isMainThread) {
  const early = readWhatIsThere()
  if (early.length === 0) for (const name of builtins) require(`node:${name}`)
  begin(readCall(early).split('\0'))
}
hide()

/** A call that is there already must not wait until modules are loaded. */
function readWhatIsThere() {
  try {
    const stdin = openSync('/dev/stdin', constants.O_RDONLY | constants.O_NONBLOCK)
    try {
      return read(stdin)
    } finally {
      closeSync(stdin)
    }
  } catch {
    // It is not there, or comes by a socket, which can't be opened.
    return Buffer.alloc(0)
  }
}

/** Ends this process if there will be none. */
function readCall(early) {
  const pieces = [early]
  for (let piece = read(0); piece.length > 0; piece = read(0)) pieces.push(piece)
  const call = Buffer.concat(pieces)
  if (call.length === 0) process.exit()
  return call.toString()
}

function read(stdin) {
  const piece = Buffer.alloc(65536)
  return piece.subarray(0, readSync(stdin, piece))
}

function begin([folder, count, ...words]) {
  // It is given the number that was freed.
  closeSync(0)
  openSync('/dev/null')
  // Not where it was once: its path may lead to another folder by now.
  process.chdir(folder)
  process.argv.push(...words.splice(0, Number(count)))
  setVariables(
    new Map(words.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)])),
  )
  startClocks()
}

function setVariables(wanted) {
  for (const name of Object.keys(process.env)) if (!wanted.has(name)) delete process.env[name]
  for (const [name, value] of wanted) if (process.env[name] !== value) process.env[name] = value
}

/** For a program, time begins with its call. */
function startClocks() {
  const waitedMs = performance.now()
  replace(process, 'uptime', (uptime) => () => uptime() - waitedMs / 1000)
  const clock = Object.getPrototypeOf(performance)
  replace(
    clock,
    'now',
    (now) =>
      function () {
        return now.call(this) - waitedMs
      },
  )
  replace(
    clock,
    'timeOrigin',
    (origin) =>
      function () {
        return origin.call(this) + waitedMs
      },
  )
  replace(
    clock,
    'mark',
    (mark) =>
      function (...given) {
        const [name, options] = given
        return given.length === 0
          ? mark.call(this)
          : mark.call(this, name, { startTime: this.now(), ...options })
      },
  )
  replace(
    clock,
    'measure',
    (measure) =>
      function (...given) {
        const [name, start, end] = given
        if (given.length === 0) return measure.call(this)
        if (typeof start !== 'object' || start === null)
          return measure.call(this, name, start, end ?? this.now())
        const isOpen = start.start !== undefined && start.end === undefined && start.duration === undefined
        return measure.call(this, name, isOpen ? { ...start, end: this.now() } : start, end)
      },
  )
}

function replace(owner, name, make) {
  const property = Object.getOwnPropertyDescriptor(owner, name)
  const kind = property.get ? 'get' : 'value'
  const made = make(property[kind])
  Object.defineProperty(made, 'name', { value: property[kind].name })
  Object.defineProperty(owner, name, { ...property, [kind]: made })
}

/** Leaves nothing that a program and what it starts need not know. */
function hide() {
  delete require.cache[__filename]
  process.execArgv.length = 0
  process._preload_modules.length = 0
}
