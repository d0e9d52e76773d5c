'use strict'

/** The error for an act that a program must not do while it is asked. */
exports.Refused = class Refused extends Error {
  constructor(event) {
    super(`EPERM: smcp only asks what this program can do; refused: ${event}`)
    this.code = 'EPERM'
    this.syscall = event
    this.event = event
  }
}
