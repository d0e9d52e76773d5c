import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Config } from '../../../config.js'
import type { Problem, Tool } from '../../../discovery/tool.js'
import { describeOnly } from '../describe-only.js'
import { putPlugin, type Contents } from './put-plugin.js'
import { withCleanup } from '../../terminal/with-cleanup.js'

/** What a plugin will have once it is in place. */
export interface Foreseen {
  readonly tools: readonly Tool[]
  readonly problems: readonly Problem[]
}

/**
 * Describes a plugin in a temporary folder as the server will describe it in `dir`. Undefined if the contents are not a
 * plugin.
 */
export async function describeAside(
  plugin: string,
  dir: string,
  contents: Contents,
  config: Config,
): Promise<Foreseen | undefined> {
  const stage = join(tmpdir(), `smcp-add-${randomUUID()}`)
  const staged = join(stage, plugin)
  const cleanUp = (): void => {
    rmSync(stage, { recursive: true, force: true })
  }
  return await withCleanup(cleanUp, async () => {
    await putPlugin(staged, contents)
    const found = await describeOnly(plugin, { ...config, pluginsDirs: [stage] })
    found?.core.close()
    const inPlace = (problem: Problem): Problem => ({ ...problem, file: problem.file.replace(staged, dir) })
    return found && { tools: found.tools, problems: found.problems.map(inPlace) }
  })
}
