/**
 * A body for the SDK's `toNodeHandler`, which would write it as JSON again: nobody reads that, and it fails where the
 * body is nested deep.
 */
export function notWritten(body: unknown): unknown {
  return typeof body === 'object' && body !== null
    ? Object.defineProperty(body, 'toJSON', { value: () => undefined })
    : body
}
