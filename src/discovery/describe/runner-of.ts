import { basename } from 'node:path'
import { commandLine, type Launch } from '../../process/launch.js'

/** The name of the program that is started, past an `env` that sets variables for it. */
export function runnerOf(launch: Launch): string {
  const [first, ...others] = commandLine(launch)
  const command = basename(first) === 'env' ? others.find((word) => !/^\w+=/.test(word)) : first
  return basename(command ?? '')
}
