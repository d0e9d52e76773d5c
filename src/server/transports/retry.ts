/** Soon: what has ended a stream is mostly a restart, which takes a second. */
const retryMs = 1000

/** The field by which a stream tells its client when to connect again: https://html.spec.whatwg.org/multipage/server-sent-events.html */
export const retryField = `retry: ${retryMs}\n\n`

/** A stream with that in front. */
export function withRetry(response: Response): Response {
  const first = new TransformStream<Uint8Array, Uint8Array>({
    start: (controller) => {
      controller.enqueue(new TextEncoder().encode(retryField))
    },
  })
  return new Response(response.body?.pipeThrough(first), response)
}
