import { anyArguments } from '../any-arguments.js'
import { aboutIn } from '../about.js'
import type { FollowedProgram } from '../follow/follow-program.js'
import { mergeOptions } from '../merge/merge-options.js'
import { problemIn } from '../../problem.js'
import type { Command, Description, Plugin } from '../../tool.js'
import { findManPage, type Manual } from './man/find-man-page.js'

/** Completes what a program says of itself by its manual pages: its own, and those of its commands. */
export async function completeByManual(
  description: Description,
  { file, isCertain, launch }: FollowedProgram,
): Promise<Description> {
  const { source } = description
  if (!isCertain || (source !== 'help' && source !== 'parser')) return description
  const pages = await Promise.all(
    description.commands.map(({ path }) => findManPage(file, [...launch.local.args, ...path])),
  )
  const files = pages.flatMap((page) => page?.file ?? [])
  if (files.length === 0) return description
  const commands = description.commands.map((command, index) => {
    const page = pages[index]
    return page ? completeCommand(command, page, source) : command
  })
  return { ...description, commands, files: [...new Set([...(description.files ?? []), ...files])] }
}

/** No text, or the complaint of a program that prints its usage because it does not know `--help`. */
const saysNothing = /^\s*$|^(?:[\w.-]+: )?(?:unknown|invalid|unrecogni[sz]ed|illegal) option/i

function completeCommand(command: Command, { summary, options }: Manual, source: 'help' | 'parser'): Command {
  return {
    ...command,
    description: saysNothing.test(command.description) ? summary : command.description,
    parameters: mergeOptions(command.parameters, options, 'manual', source),
  }
}

/**
 * Describes a program of which nothing else is known by its manual page: its options, and `args` for everything else.
 * `why` says why nothing else is known. Undefined without a page that tells of options. Runs nothing.
 */
export async function describeByManual(
  { name, mainFile }: Plugin,
  { file, isCertain, launch }: FollowedProgram,
  why: string,
): Promise<Description | undefined> {
  const page = isCertain ? await findManPage(file, launch.local.args) : undefined
  if (!page || page.options.length === 0) return undefined
  const message = `${why}; it is one tool with the options of its manual page, and passes other arguments on as they are`
  const command: Command = {
    name: 'run',
    path: [],
    description: page.summary,
    parameters: mergeOptions([anyArguments], page.options, 'manual', 'none'),
    doubts: ['its positionals are not known, so it takes args'],
  }
  return {
    source: 'manual',
    commands: [command],
    problems: [problemIn(mainFile, name).warning(message)],
    ...aboutIn(page.summary),
    files: [page.file],
  }
}
