import { isIPv6 } from 'node:net'

/** The name in a Host header, `name[:port]`, normalized as in a URL; undefined if it is not a host name. */
export function hostName(text: string): string | undefined {
  return parseBare(`http://${isIPv6(text) ? `[${text}]` : text}`)?.hostname
}

/** An origin as browsers send it: scheme, host, and port unless it is the default; undefined if the text is not one. */
export function originOf(text: string): string | undefined {
  // In lower case, because a URL with a scheme unknown to the standard keeps the case of its host.
  const url = parseBare(text.toLowerCase())
  return url && `${url.protocol}//${url.host}`
}

/** The host name of an origin. */
export function originHostName(origin: string): string | undefined {
  return parseBare(origin)?.hostname
}

/** Parses a URL that has a host and nothing after its port. */
function parseBare(text: string): URL | undefined {
  if (!/^[a-z][a-z\d+.-]*:\/\//i.test(text) || !URL.canParse(text)) return undefined
  const url = new URL(text)
  const isBare = [url.username, url.password, url.pathname.replace('/', ''), url.search, url.hash].every(
    (part) => part === '',
  )
  return isBare && /^[^*?]+$/.test(url.hostname) ? url : undefined
}
