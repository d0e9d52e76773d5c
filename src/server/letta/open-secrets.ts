import type { Config } from '../../config.js'
import type { SecretsOf } from '../../core/run-with-brought.js'
import type { Logger } from '../../logging.js'
import { AgentSecrets } from './agent-secrets.js'
import { readLetta } from './read-letta.js'

/** Whether agents have secrets, of which nobody knows the names before they call. */
export function hasSecrets(config: Config): boolean {
  return readLetta(config) !== undefined
}

/** Opens where the secrets of agents are; undefined if nothing says where that is. Those of the agent of this server are asked for at once. */
export function openSecrets(config: Config, logger: Logger): SecretsOf | undefined {
  const letta = readLetta(config)
  if (!letta) return undefined
  const secrets = new AgentSecrets(letta, logger)
  logger.info(`the secrets of agents come from ${letta.url}`)
  void secrets.of({})
  return (caller) => secrets.of(caller)
}
