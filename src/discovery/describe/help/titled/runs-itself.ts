import type { HelpCommand } from '../dialect.js'
import { onlyPrints } from '../only-prints.js'
import { readUsage } from '../read-usage.js'

const optionalCommand = /\s\[[<{(]?(?:sub-?)?commands?[>})]?\](?=\s|$)/i

/**
 * Whether a program with commands runs without one: by a usage that names none, or because a usage shows a positional
 * behind a command that may be left out. Below a usage that names a command, options only print.
 */
export function runsItself(usages: readonly string[]): boolean {
  const isOwn = (usage: string, index: number): boolean =>
    !/\b(?:sub-?)?commands?\b/i.test(usage) && (index === 0 || readUsage(usage).length > 0)
  return (usages.length > 1 && usages.some(isOwn)) || usages.some(mayLeaveOutCommand)
}

/** The usage of the program alone: `x [<command>] [<options>] file` without its command. */
export function withoutCommand(usage: string): string {
  return usage.replace(optionalCommand, '')
}

/**
 * The commands, without what the program does by itself where a command may be left out: the one of which the text says
 * that it runs then, and one that only prints the version.
 */
export function withoutOwn(commands: readonly HelpCommand[], usages: readonly string[]): HelpCommand[] {
  const isOwn = ({ path, description }: HelpCommand): boolean =>
    /[([]default[)\]]/i.test(description) ||
    onlyPrints(
      path.map((word) => `--${word}`),
      '',
    )
  return commands.filter((command) => !usages.some(mayLeaveOutCommand) || !isOwn(command))
}

function mayLeaveOutCommand(usage: string): boolean {
  const own = withoutCommand(usage)
  return own !== usage && readUsage(own).some(({ name }) => !/command|^arg(?:ument)?s$/i.test(name))
}
