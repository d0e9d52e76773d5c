/**
 * Refuses what a program must not do while it is only asked: change files, start processes, use the network.
 *
 * Node's own functions are replaced, which prevents accidents, not malice: native modules and files that are already open
 * bypass it. A refusal looks like a failure of the system: it is thrown, given to the callback or rejects the promise.
 */
'use strict'
const { syncBuiltinESMExports } = require('node:module')
const files = require('./refuse-files.cjs')
const network = require('./refuse-network.cjs')
const processes = require('./refuse-processes.cjs')
const { Refused } = require('./refused.cjs')

const refusalsMax = 200

/** Refuses from now on; calls `giveUp` if the program keeps going despite many refusals. */
exports.Refusals = class Refusals {
  /** The act that was refused last. */
  last = undefined
  #count = 0

  constructor(giveUp) {
    const refused = (event) => {
      this.last = event
      this.#count += 1
      if (this.#count > refusalsMax) giveUp()
      return new Refused(event)
    }
    for (const { install } of [files, processes, network]) install(refused)
    // Named imports of Node's own modules are copies.
    syncBuiltinESMExports()
  }
}

/** The act whose refusal led to this error, even if the program caught it and threw another one. */
exports.refusalBehind = function refusalBehind(error, seen = new Set()) {
  if (typeof error !== 'object' || error === null || seen.has(error)) return undefined
  seen.add(error)
  if (error instanceof Refused) return error.event
  return [error.cause, ...(Array.isArray(error.errors) ? error.errors : [])]
    .map((one) => refusalBehind(one, seen))
    .find((event) => event !== undefined)
}
