import { createHash } from 'node:crypto'

/**
 * Puts what is kept of something into a text whose first line has its kind, the format and a digest of the rest, so that
 * an entry that was changed, cut off or written by another build is noticed.
 */
export function sealEntry(kind: string, format: number, entry: object): string {
  const body = JSON.stringify(entry)
  return `${sealOf(kind, format, body)}\n${body}`
}

/** Opens an entry as this build wrote it; undefined for anything else. */
export function openEntry(kind: string, format: number, text: string): unknown {
  const end = text.indexOf('\n')
  const body = text.slice(end + 1)
  return end >= 0 && text.slice(0, end) === sealOf(kind, format, body) ? JSON.parse(body) : undefined
}

export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function sealOf(kind: string, format: number, body: string): string {
  return `smcp ${kind} ${format} ${digestOf(body)}`
}
