import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ToolResult } from '../../executor/tool-result.js'
import { mediaOf, writeMedia } from './save-media.js'

/** Saves the bytes of a result in a new temporary folder, for a person who has named no file; no lines if it has none. */
export function saveAside(result: ToolResult): string[] {
  const media = mediaOf(result)
  const [first] = media
  if (!first) return []
  return writeMedia(
    media,
    join(mkdtempSync(join(tmpdir(), 'smcp-result-')), `result${extensionOf(first.type)}`),
  )
}

/** `.png` for image/png, `.svg` for image/svg+xml. */
function extensionOf(type: string): string {
  const [, name = 'bin'] = /^\w+\/(?:x-)?(\w+)/.exec(type) ?? []
  return `.${name === 'octet' ? 'bin' : name}`
}
