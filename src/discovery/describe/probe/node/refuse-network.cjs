/** Refuses connections, and look-ups of names, which ask a server. */
'use strict'
const dgram = require('node:dgram')
const dns = require('node:dns')
const net = require('node:net')

/** `refused` makes the error for an act. */
exports.install = function install(refused) {
  // http, https, http2, tls and fetch connect by this, too.
  net.Socket.prototype.connect = function () {
    const error = refused('net.connect')
    process.nextTick(() => this.destroy(error))
    return this
  }
  for (const name of ['connect', 'send'])
    dgram.Socket.prototype[name] = function (...args) {
      const error = refused(`dgram.${name}`)
      const callback = args.at(-1)
      process.nextTick(() => (typeof callback === 'function' ? callback(error) : this.emit('error', error)))
    }
  for (const owner of [dns, dns.Resolver.prototype]) refuseLookUps(owner, refused, failLater)
  for (const owner of [dns.promises, dns.promises.Resolver.prototype])
    refuseLookUps(owner, refused, (error) => Promise.reject(error))
}

function refuseLookUps(owner, refused, fail) {
  for (const name of Object.getOwnPropertyNames(owner).filter((one) =>
    /^(lookup|resolve|reverse)/.test(one),
  )) {
    const lookUp = owner[name]
    owner[name] = function (...args) {
      if (name === 'lookup' && isLiteral(args[0])) return lookUp.apply(this, args)
      return fail(refused(`dns.${name}`), args.at(-1))
    }
  }
}

function failLater(error, callback) {
  if (typeof callback !== 'function') throw error
  process.nextTick(callback, error)
}

function isLiteral(host) {
  return !host || host === 'localhost' || net.isIP(host) !== 0
}
