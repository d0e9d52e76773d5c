/** What has come back from a server, or has not: the SDK's errors tell it in words of its own. */
export interface SeenAnswers {
  /** The status of HTTP of the last answer. */
  status?: number
  contentType?: string | undefined
  /** Why the last request has got no answer. */
  failure?: unknown
}

/** A `fetch` that notes what it has seen. */
export function watchedFetch(seen: SeenAnswers): typeof fetch {
  return async (input, init) => {
    try {
      const response = await fetch(input, init)
      seen.status = response.status
      seen.contentType = response.headers.get('content-type')?.split(';')[0]
      delete seen.failure
      return response
    } catch (error) {
      seen.failure = error
      throw error
    }
  }
}
