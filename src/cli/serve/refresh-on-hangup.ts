import type { Logger } from '../../logging.js'
import type { RunningServer } from '../../server/running-server.js'

/** Returns a handler for SIGHUP that describes every plugin again, even if it has not changed. */
export function refreshOnHangup({ core }: Pick<RunningServer, 'core'>, logger: Logger): () => void {
  return () => {
    logger.info('SIGHUP: describing every plugin again')
    core.catalog.refresh(true).catch((error: unknown) => {
      logger.error({ err: error }, 'the plugins could not be reloaded')
    })
  }
}
