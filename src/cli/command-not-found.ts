import type { Hook } from '@oclif/core'
import { reportError } from './report-error.js'
import { unknownCommand } from './unknown-command.js'

/** What is said where oclif knows no such command; as JSON where that was asked for. */
const commandNotFound: Hook.CommandNotFound = function ({ config }) {
  // The words as they were typed: oclif joins them by colons.
  const words = process.argv.slice(2)
  reportError(unknownCommand(words, config), words.includes('--json'))
  return Promise.resolve()
}

export default commandNotFound
