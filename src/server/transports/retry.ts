/** Short, because a stream is mostly ended by a restart, which takes a second. */
export const retryMs = 1000

/**
 * The field that tells a client when to reconnect: https://html.spec.whatwg.org/multipage/server-sent-events.html
 * It is of the event that comes next. Alone it would be none, but the Python SDK takes it for one until 1.22, and
 * complains that it holds no message.
 */
export const retryField = `retry: ${retryMs}\n`

/** Adds that field to the start of a stream. */
export function withRetry(response: Response): Response {
  const first = new TransformStream<Uint8Array, Uint8Array>({
    start: (controller) => {
      controller.enqueue(new TextEncoder().encode(retryField))
    },
  })
  return new Response(response.body?.pipeThrough(first), response)
}
