import { readConfig, type Config } from '../../src/config.js'
import { openCore } from '../../src/core/open-core.js'

/** The time from the start to the last description, in ms. */
export async function loadMs(dir: string, settings: Partial<Config>, concurrency?: number): Promise<number> {
  const core = openCore(
    { ...readConfig({ pluginsDirs: [dir] }), ...settings },
    concurrency === undefined ? {} : { concurrency },
  )
  const startedAt = performance.now()
  await core.catalog.load()
  const ms = performance.now() - startedAt
  core.close()
  return ms
}
