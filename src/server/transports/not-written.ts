/**
 * Keeps the SDK's `toNodeHandler` from writing a body as JSON again: nobody reads that, and it fails on a deeply nested
 * body.
 */
export function notWritten(body: unknown): unknown {
  return typeof body === 'object' && body !== null
    ? Object.defineProperty(body, 'toJSON', { value: () => undefined })
    : body
}
