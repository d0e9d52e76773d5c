/** Refuses changes of files outside the folders that smcp made for this question alone. */
'use strict'
const fs = require('node:fs')
const Module = require('node:module')
const { dirname, join, basename, resolve, sep } = require('node:path')
const { fileURLToPath } = require('node:url')

/** Where the arguments of each function have a path that it changes. */
const changes = {
  appendFile: [0],
  chmod: [0],
  chown: [0],
  copyFile: [1],
  cp: [1],
  lchmod: [0],
  lchown: [0],
  link: [1],
  lutimes: [0],
  mkdir: [0],
  mkdtemp: [0],
  rename: [0, 1],
  rm: [0],
  rmdir: [0],
  symlink: [1],
  truncate: [0],
  unlink: [0],
  utimes: [0],
  writeFile: [0],
}
const { realpathSync } = fs
const { O_APPEND, O_CREAT, O_RDWR, O_TRUNC, O_WRONLY } = fs.constants

/** `refused` makes the error for an act. */
exports.install = function install(refused) {
  const isRefused = {
    ...Object.fromEntries(
      Object.entries(changes).map(([name, places]) => [
        name,
        (args) => !places.every((place) => isPrivate(args[place])),
      ]),
    ),
    open: ([path, flags]) => isWriting(flags) && !isPrivate(path),
    createWriteStream: ([path, options]) => typeof options?.fd !== 'number' && !isPrivate(path),
  }
  for (const [name, test] of Object.entries(isRefused)) {
    wrap(fs, name, test, (args, event) => failByCallback(args, refused(event)))
    wrap(fs, `${name}Sync`, test, (_, event) => fail(refused(event)))
    wrap(fs.promises, name, test, (_, event) => Promise.reject(refused(event)))
  }
  dropOutput()
  // It writes when the process ends.
  if (Module.enableCompileCache) Module.enableCompileCache = () => ({ status: 3 })
}

function wrap(owner, name, test, refuse) {
  const original = owner[name]
  if (typeof original !== 'function') return
  owner[name] = function (...args) {
    if (test(args)) return refuse(args, `fs.${name}`)
    return original.apply(this, args)
  }
}

function fail(error) {
  throw error
}

function failByCallback(args, error) {
  const callback = args.at(-1)
  if (typeof callback !== 'function') throw error
  process.nextTick(callback, error)
}

/** The program may print anything: standard output is for the report. */
function dropOutput() {
  const { writeSync, write } = fs
  const lengthOf = (data) => (typeof data === 'string' ? Buffer.byteLength(data) : (data?.byteLength ?? 0))
  fs.writeSync = (fd, data, ...rest) => (fd === 1 ? lengthOf(data) : writeSync(fd, data, ...rest))
  fs.write = (fd, data, ...rest) => {
    if (fd !== 1) return write(fd, data, ...rest)
    process.nextTick(rest.at(-1), null, lengthOf(data), data)
  }
  process.stdout.write = (_data, ...rest) => {
    const done = rest.at(-1)
    if (typeof done === 'function') process.nextTick(done)
    return true
  }
}

function isWriting(flags = 'r') {
  if (typeof flags === 'number') return (flags & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND)) !== 0
  // In fs.open the callback may stand in their place.
  return typeof flags === 'string' && /[wa+]/.test(flags)
}

const privateFolders = [process.env.HOME, process.env.TMPDIR].filter(Boolean).map((dir) => real(dir) + sep)

/** Whether a path is below the private folders; an open file was allowed when it was opened. */
function isPrivate(path) {
  if (typeof path === 'number' || typeof path?.fd === 'number') return true
  const text = textOf(path)
  if (text === undefined) return false
  if (text === '/dev/null') return true
  const inside = real(text) + sep
  return privateFolders.some((folder) => inside.startsWith(folder))
}

function textOf(path) {
  if (path instanceof URL) return path.protocol === 'file:' ? fileURLToPath(path) : undefined
  return Buffer.isBuffer(path) || typeof path === 'string' ? String(path) : undefined
}

/** The real path, also of what is not there yet. */
function real(path) {
  const absolute = resolve(path)
  try {
    return realpathSync(absolute)
  } catch {
    const parent = dirname(absolute)
    return parent === absolute ? absolute : join(real(parent), basename(absolute))
  }
}
