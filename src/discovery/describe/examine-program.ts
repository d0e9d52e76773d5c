import { findOnPath } from '../../process/find-on-path.js'
import { askingRules, type AskingOptions, type AskingRules } from './asking-rules.js'
import { followProgram, type FollowedProgram } from './follow/follow-program.js'
import type { Locate } from './follow/wrapped-program.js'
import { lookAtProgram } from './look/look-at-program.js'
import type { Look } from './look/look-at-source.js'
import type { Plugin } from '../tool.js'

export interface ExamineOptions extends AskingOptions {
  /** Finds the programs that wrappers name; by default only those given by a path. */
  readonly locate?: Locate
}

/** A program as it is seen before anything of it is run. */
export interface Examined {
  /** The plugin with the launch of the program behind it, and how that can be loaded. */
  readonly plugin: Plugin & Pick<FollowedProgram, 'loading'>
  readonly program: FollowedProgram
  readonly look: Look
  /** What it may be asked. */
  readonly may: AskingRules
}

const locatePath: Locate = (command, dir) => findOnPath(command, {}, dir)

/** Looks at a plugin's program, and at what it may be asked; runs nothing. Throws if its text can't be read. */
export async function examineProgram(opened: Plugin, options: ExamineOptions): Promise<Examined> {
  const program = await followProgram(opened, options.locate ?? locatePath)
  const plugin = { ...opened, launch: program.launch, loading: program.loading }
  const look = await lookAtProgram(plugin, program)
  const canBeLoaded = program.loading !== undefined && program.loading.by === look.language
  return { plugin, program, look, may: askingRules(look, plugin.manifest, { ...options, canBeLoaded }) }
}
