/** Patches a library right after it is loaded, by `require` or by `import`, so that only what the program uses is loaded. */
'use strict'
const Module = require('node:module')
const { fileURLToPath, pathToFileURL } = require('node:url')
const { MessageChannel, receiveMessageOnPort } = require('node:worker_threads')
const { asPatched, bridge, packageOf } = require('./patched-imports.cjs')

/**
 * `patches` maps a package's name to a function of (exports, probe, file), which returns what takes the place of
 * the exports.
 * Returns a function that gives the paths of all modules that were loaded so far.
 */
exports.install = function install(patches, probe) {
  const patch = (name, loaded, file) => patches[name]?.(loaded, probe, file) ?? loaded
  patchRequired(patch)
  // The modules that esm-hooks.mjs puts in the place of a library's call this.
  Object.defineProperty(globalThis, Symbol.for(bridge), { value: patch })
  const imported = patchImported()
  return () => [...Object.keys(Module._cache), ...imported()]
}

function patchRequired(patch) {
  const { load } = Module.prototype
  Module.prototype.load = function (filename) {
    load.call(this, filename)
    const name = packageOf(filename)
    if (name !== undefined) this.exports = patch(name, this.exports, filename)
  }
}

/** Returns a function that gives the files of the modules that were imported. */
function patchImported() {
  if (Module.registerHooks) {
    const imported = []
    Module.registerHooks({
      resolve: (specifier, context, next) => asPatched.resolve(specifier, context, next),
      load: (url, context, next) => asPatched.load(url, context, next, (file) => imported.push(file)),
    })
    return () => imported.map((url) => fileURLToPath(url))
  }
  const { port1, port2 } = new MessageChannel()
  const hooks = pathToFileURL(require.resolve('./esm-hooks.mjs'))
  Module.register(hooks, { data: port2, transferList: [port2] })
  port1.unref()
  return () => [...messagesOn(port1)].map((url) => fileURLToPath(url))
}

function* messagesOn(port) {
  for (let one = receiveMessageOnPort(port); one; one = receiveMessageOnPort(port)) yield one.message
}
