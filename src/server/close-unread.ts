import type { RequestHandler } from 'express'
import type { Logger } from '../logging.js'

/**
 * Bounds what is kept for a client that does not read: a stream to which more is to be written while more than
 * `unreadBytesMax` bytes of it are still waiting is closed. So one message may be larger than that, and only the next
 * one closes the stream.
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
      // Whoever is told to wait keeps the rest in a queue of its own, where nobody counts it.
      return true
    }
    next()
  }
}
