import type { Description, Plugin } from '../../tool.js'
import { aboutIn } from '../about.js'
import type { FollowedProgram } from '../follow/follow-program.js'
import { findOclifPackages } from './oclif/oclif-packages.js'
import { readCommands } from './oclif/read-commands.js'

/**
 * Describes a program by a description of all its commands that its package carries. Undefined if there is none, or if it
 * may not be that of what is started: with words before its arguments, or by an interpreter that only its owner knows.
 * Runs nothing and never throws.
 */
export async function describeByPackage(
  { manifest }: Plugin,
  { file, isCertain, launch }: FollowedProgram,
): Promise<Description | undefined> {
  if (!isCertain || launch.local.args.length > 0 || manifest.interpreter !== undefined) return undefined
  const packages = await findOclifPackages(file)
  const [program] = packages ?? []
  if (!packages || !program) return undefined
  const { description } = program.json
  const commands = readCommands(packages)
  if (commands.length === 0) return undefined
  return {
    source: 'package',
    commands,
    problems: [],
    ...aboutIn(typeof description === 'string' ? description : ''),
    files: packages.flatMap(({ files }) => files),
  }
}
