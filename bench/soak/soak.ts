import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pythonOnPath } from '../performance/programs.js'
import { changePlugins } from './change-plugins.js'
import { endBySigkill, endBySigterm } from './end-under-load.js'
import type { Figure } from './figure.js'
import { soakServer, type SoakPlan } from './soak-server.js'
import { startSoaked, type SoakedServer } from './soaked-server.js'
import { writePlugins } from './write-plugins.js'

/**
 * Has many callers, through all doors, call programs that behave well beside some that do not, and ends the server under
 * load by SIGTERM, and another one by SIGKILL. Gives what was found beside what is demanded.
 */
export async function soak(plan: SoakPlan): Promise<Figure[]> {
  const dir = await mkdtemp(join(tmpdir(), 'smcp-soak-'))
  const plugins = join(dir, 'plugins')
  const python = await pythonOnPath()
  await writePlugins(plugins, python)
  const started: SoakedServer[] = []
  const start = async (): Promise<SoakedServer> => {
    const server = await startSoaked(plugins, dir)
    started.push(server)
    return server
  }
  try {
    const server = await start()
    const change = (until: AbortSignal): Promise<number> => changePlugins(plugins, python, until)
    const found = await soakServer(server, plan, change)
    const ended = await endBySigterm(server, plan.callers)
    return [...found, ...ended, ...(await endBySigkill(await start(), plan.callers))]
  } finally {
    for (const { child } of started) child.kill('SIGKILL')
    await rm(dir, { recursive: true })
  }
}
