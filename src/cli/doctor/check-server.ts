import { clientKey, type Config } from '../../config.js'
import { UnauthorizedError } from '../../errors.js'
import { addressUrl, listen } from '../../server/listen.js'
import { askHealth, isNobodyThere } from '../health/ask-health.js'
import type { Check } from './check.js'
import { complaintCheck } from './complaint-check.js'

const about = 'port'

/** Who answers at the address of the settings; where nobody does, whether a server could listen there. */
export async function checkServer(
  { host, port, version }: Pick<Config, 'host' | 'port' | 'version'>,
  bin: string,
): Promise<Check> {
  if (port === 0) return { about, verdict: 'ok', text: 'any that is free (MCP_PORT=0)' }
  const url = addressUrl(host, port)
  try {
    const { status, version: other = version } = await askHealth(url, clientKey(), bin)
    const text = `smcp ${other} answers at ${url}: ${status}`
    if (other !== version)
      return {
        about,
        verdict: 'warning',
        text: `${text}; this is ${version}`,
        cure: 'Start the server anew.',
      }
    if (status === 'ok' || status === 'starting') return { about, verdict: 'ok', text }
    return { about, verdict: 'warning', text, cure: `${bin} health` }
  } catch (error) {
    if (isNobodyThere(error)) return await canListen(host, port, bin)
    if (error instanceof UnauthorizedError) return complaintCheck(about, error, 'warning')
    const cure = `Stop what listens there, or choose another port by MCP_PORT or ${bin} serve --port.`
    return { ...complaintCheck(about, error), cure }
  }
}

async function canListen(host: string, port: number, bin: string): Promise<Check> {
  try {
    const server = await listen(() => undefined, host, port)
    await new Promise((closed) => server.close(closed))
    return { about, verdict: 'ok', text: `${host}:${port} is free: no server runs; ${bin} serve starts one` }
  } catch (error) {
    return complaintCheck(about, error)
  }
}
