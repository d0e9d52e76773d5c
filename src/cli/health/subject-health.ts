import { clientKey, type Config } from '../../config.js'
import type { Core } from '../../core/open-core.js'
import { messageOf } from '../../errors.js'
import { healthReport } from '../../server/health.js'
import { askHealth, isNobodyThere, type ServerHealth } from './ask-health.js'
import { configuredUrl, serverUrl } from './server-url.js'

/** A report with its subject: a running server, or the local plugins, which may not be served at all. */
export type SubjectHealth = ServerHealth &
  (
    | { readonly subject: 'server'; readonly url: string }
    | { readonly subject: 'local plugins'; readonly pluginsDirs: readonly string[] }
  )

/** Reports on the local plugins; `why` says why no server is asked, if there is a reason. */
type LocalHealth = (why: string | undefined) => Promise<SubjectHealth>

/**
 * The health of the server at the given address, which needs no setting here but a key. Without an address, that of the
 * server at the configured address or, if nothing listens there, `local`. Throws what askHealth and serverUrl throw.
 */
export async function subjectHealth(
  url: string | undefined,
  bin: string,
  local: LocalHealth,
): Promise<SubjectHealth> {
  return await (url === undefined ? configuredHealth(bin, local) : serverHealth(serverUrl(url), bin))
}

export function localHealth({ catalog, runner }: Core, { version, pluginsDirs }: Config): SubjectHealth {
  const report = healthReport({
    version,
    plugins: catalog.plugins(),
    directories: catalog.folderProblems(),
    sessions: 0,
    runner,
  })
  return { subject: 'local plugins', pluginsDirs, ...report }
}

/** Whether the report is no failure: some broken plugins are only a warning. */
export function isWell({ status }: SubjectHealth): boolean {
  return status === 'ok' || status === 'degraded'
}

async function configuredHealth(bin: string, local: LocalHealth): Promise<SubjectHealth> {
  const url = configuredUrl()
  if (url === undefined) return await local(undefined)
  return await serverHealth(url, bin).catch(async (error: unknown) => {
    if (!isNobodyThere(error)) throw error
    return await local(messageOf(error))
  })
}

async function serverHealth(url: string, bin: string): Promise<SubjectHealth> {
  return { subject: 'server', url, ...(await askHealth(url, clientKey(), bin)) }
}
