import type { Hook } from '@oclif/core'
import { reportError } from './report-error.js'
import { unknownCommand } from './unknown-command.js'

/** Reports a command that oclif does not know, with --json as JSON. */
const commandNotFound: Hook.CommandNotFound = function ({ config }) {
  // The words as they were typed: oclif joins them with colons.
  const words = process.argv.slice(2)
  reportError(unknownCommand(words, config), words.includes('--json'))
  return Promise.resolve()
}

export default commandNotFound
