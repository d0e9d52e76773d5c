import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/config.js'
import { openCore } from '../../src/core/open-core.js'
import { takesAnyArguments } from '../../src/discovery/describe/any-arguments.js'

/** What one list cost, and what it held. */
export interface ListCost {
  readonly wallMs: number
  /** Of smcp and of all programs that it asked; undefined where the system does not tell. */
  readonly cpuMs: number | undefined
  readonly tools: number
  /** Tools whose command takes `args`. */
  readonly withArgs: number
}

/**
 * The first two lists of a server's tools over a folder of plugins, with default settings but without a sandbox, for the
 * CPU time of what runs in one is not told: the first with nothing known, the second after a restart, with what the first
 * has left in the cache.
 */
export async function measureLists(pluginsDir: string): Promise<{ first: ListCost; second: ListCost }> {
  const cacheDir = await mkdtemp(join(tmpdir(), 'smcp-bench-'))
  try {
    return { first: await measureList(pluginsDir, cacheDir), second: await measureList(pluginsDir, cacheDir) }
  } finally {
    await rm(cacheDir, { recursive: true })
  }
}

async function measureList(pluginsDir: string, cacheDir: string): Promise<ListCost> {
  const config = {
    ...readConfig({ pluginsDirs: [pluginsDir] }),
    cacheDir,
    noCache: false,
    askSandbox: 'never' as const,
  }
  const { catalog } = openCore(config, { budgetMs: config.describeBudgetMs })
  const [startedAt, cpuBefore] = [performance.now(), await cpuMs()]
  void catalog.load()
  const tools = await catalog.list()
  const wallMs = performance.now() - startedAt
  // A program counts when it has ended.
  await catalog.close()
  const cpuAfter = await cpuMs()
  return {
    wallMs,
    cpuMs: cpuBefore === undefined || cpuAfter === undefined ? undefined : cpuAfter - cpuBefore,
    tools: tools.length,
    withArgs: tools.filter(({ command }) => takesAnyArguments(command)).length,
  }
}

/** CPU time of this process and of the children that have ended: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
async function cpuMs(): Promise<number | undefined> {
  const stat = await readFile('/proc/self/stat', 'utf8').catch(() => undefined)
  // The second field is a name, which may contain spaces.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
  const ticks = fields?.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
  return ticks === undefined ? undefined : ticks * 10
}
