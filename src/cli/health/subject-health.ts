import { clientKey, type Config } from '../../config.js'
import type { Core } from '../../core/open-core.js'
import { messageOf } from '../../errors.js'
import { healthReport } from '../../server/health.js'
import { askHealth, isNobodyThere, type ServerHealth } from './ask-health.js'
import { configuredUrl, serverUrl } from './server-url.js'

/** A report, and of what: a running server, or the plugins here, which nobody may serve. */
export type SubjectHealth = ServerHealth &
  (
    | { readonly subject: 'server'; readonly url: string }
    | { readonly subject: 'local plugins'; readonly pluginsDirs: readonly string[] }
  )

/** What `local` says, after it was told why no server is asked, if there is a reason. */
type LocalHealth = (why: string | undefined) => Promise<SubjectHealth>

/**
 * The server at the address that was named, for which no setting here is needed but a key. Where none was, the server at
 * the configured address; where nobody listens there, `local`. Throws what askHealth and serverUrl throw.
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
    calls: runner.counts(),
  })
  return { subject: 'local plugins', pluginsDirs, ...report }
}

/** A broken plugin beside good ones is a warning; all else but `ok` is a failure. */
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
