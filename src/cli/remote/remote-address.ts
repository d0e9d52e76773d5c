/** A place at which a server may answer, and the transport by which it is asked there. */
export interface Place {
  readonly url: URL
  readonly transport: 'http' | 'sse'
}

/**
 * Where the server of an address may answer, likeliest first: by Streamable HTTP, and by HTTP+SSE, which older servers
 * speak. An address without a path is also looked at where servers have their endpoints.
 */
export function placesOf(url: URL): Place[] {
  if (url.pathname !== '/') {
    const both: Place[] = [
      { url, transport: 'http' },
      { url, transport: 'sse' },
    ]
    return url.pathname.endsWith('/sse') ? both.reverse() : both
  }
  const at = (path: string): URL => Object.assign(new URL(url), { pathname: path })
  return [
    { url: at('/mcp'), transport: 'http' },
    { url, transport: 'http' },
    { url: at('/sse'), transport: 'sse' },
  ]
}
