import { isIPv6 } from 'node:net'

/** The name in `name[:port]`, as a Host header has it, in the spelling of a URL; undefined where that is no host name. */
export function hostName(text: string): string | undefined {
  return parseBare(`http://${isIPv6(text) ? `[${text}]` : text}`)?.hostname
}

/** An origin as browsers send it: scheme, host and, unless it is the usual one, port; undefined where the text is none. */
export function originOf(text: string): string | undefined {
  // Lower case before: schemes that the URL standard does not know keep the case of their host.
  const url = parseBare(text.toLowerCase())
  return url && `${url.protocol}//${url.host}`
}

/** The host name of an origin. */
export function originHostName(origin: string): string | undefined {
  return parseBare(origin)?.hostname
}

/** A URL that has a host, and nothing behind its port. */
function parseBare(text: string): URL | undefined {
  if (!/^[a-z][a-z\d+.-]*:\/\//i.test(text) || !URL.canParse(text)) return undefined
  const url = new URL(text)
  const isBare = [url.username, url.password, url.pathname.replace('/', ''), url.search, url.hash].every(
    (part) => part === '',
  )
  return isBare && /^[^*?]+$/.test(url.hostname) ? url : undefined
}
