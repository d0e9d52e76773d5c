import { anyArguments } from '../any-arguments.js'
import { aboutIn } from '../about.js'
import type { FollowedProgram } from '../follow/follow-program.js'
import { addValues } from '../merge/add-values.js'
import { mergeOptions } from '../merge/merge-options.js'
import { withOwnFlags } from '../merge/other-spellings.js'
import { settleDoubts } from '../merge/settle-doubts.js'
import { problemIn } from '../../problem.js'
import type { Command, Description, Plugin } from '../../tool.js'
import { ManPages, type Manual } from './man/man-pages.js'
import { readScripts } from './scripts/find-scripts.js'

/**
 * Completes what a program says of itself by what was installed with it: the manual pages of itself and of its commands,
 * and its scripts for shells.
 */
export async function completeByFiles(
  description: Description,
  { paths, isCertain, launch }: FollowedProgram,
): Promise<Description> {
  const { source, commands } = description
  if (!isCertain || (source !== 'help' && source !== 'parser')) return description
  const words = launch.local.args
  const manual = await ManPages.of(paths)
  const pages = await Promise.all(commands.map(({ path }) => manual.read([...words, ...path])))
  // A script says of a value only by its option which command it is for.
  const isOne = words.length === 0 && commands.every(({ path }) => path.length === 0)
  const scripts = isOne ? await readScripts(paths) : { offered: [], files: [] }
  const files = [...pages.flatMap((page) => page?.file ?? []), ...scripts.files]
  if (files.length === 0) return description
  const completed = commands.map((command, index) => {
    const page = pages[index]
    const known = page ? completeCommand(command, page, source) : command
    return { ...known, parameters: addValues(known.parameters, scripts.offered) }
  })
  return {
    ...description,
    commands: completed,
    files: [...new Set([...(description.files ?? []), ...files])],
  }
}

/** No text, or the complaint of a program that prints its usage because it does not know `--help`. */
const saysNothing = /^\s*$|^(?:[\w.-]+: )?(?:unknown|invalid|unrecogni[sz]ed|illegal) option/i

function completeCommand(command: Command, { summary, options }: Manual, source: 'help' | 'parser'): Command {
  return settleDoubts({
    ...command,
    description: saysNothing.test(command.description) ? summary : command.description,
    parameters: mergeOptions(command.parameters, withOwnFlags(options, command), 'manual', source),
  })
}

/** The options in such a page are those of its commands: `prog command [options]`. */
const startsWithCommand = /^\S+ [<[]?(?:sub-?)?command\b/i

/**
 * Describes a program of which nothing else is known by its manual page: its options, and `args` for everything else.
 * `why` says why nothing else is known. Undefined without a page that tells of options. Runs nothing.
 */
export async function describeByManual(
  { name, mainFile }: Plugin,
  { paths, isCertain, launch }: FollowedProgram,
  why: string,
): Promise<Description | undefined> {
  const words = launch.local.args
  const page = isCertain ? await (await ManPages.of(paths)).read(words) : undefined
  if (!page || page.options.length === 0 || startsWithCommand.test(page.usages)) return undefined
  const scripts = words.length === 0 ? await readScripts(paths) : { offered: [], files: [] }
  const parameters = mergeOptions([anyArguments], page.options, 'manual', 'none')
  const message = `${why}; it is one tool with the options of its manual page, and passes other arguments on as they are`
  const command: Command = {
    name: 'run',
    path: [],
    description: page.summary,
    parameters: addValues(parameters, scripts.offered),
    doubts: ['its positionals are not known, so it takes args'],
  }
  return {
    source: 'manual',
    commands: [command],
    problems: [problemIn(mainFile, name).warning(message)],
    ...aboutIn(page.summary),
    files: [page.file, ...scripts.files],
  }
}
