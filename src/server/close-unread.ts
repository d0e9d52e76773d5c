import type { RequestHandler } from 'express'
import type { Logger } from '../logging.js'

/**
 * Bounds what is kept for a client that does not read: closes a stream if more is written while over `unreadBytesMax`
 * bytes are still waiting. So a single message may be larger than that, and only the next one closes the stream.
 */
export function closeUnread(unreadBytesMax: number, logger: Logger): RequestHandler {
  return (request, response, next) => {
    const write = response.write.bind(response) as (...args: unknown[]) => boolean
    response.write = (...args: unknown[]): boolean => {
      if (response.writableLength <= unreadBytesMax) write(...args)
      else if (!response.destroyed) {
        logger.warn(
          `A stream of ${request.path} was closed: its client left ${response.writableLength} bytes unread`,
        )
        response.destroy()
      }
      // A writer that is told to wait would keep the rest in its own queue, where nobody counts it.
      return true
    }
    next()
  }
}
