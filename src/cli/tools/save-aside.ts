import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ToolResult } from '../../executor/tool-result.js'
import { saveMedia } from './save-media.js'

/** Saves the bytes of a result in a new temporary folder, for a person who has named no file; no lines if it has none. */
export function saveAside(result: ToolResult): string[] {
  const type = result.content.map(typeOf).find((one) => one !== undefined)
  if (type === undefined) return []
  return saveMedia(result, join(mkdtempSync(join(tmpdir(), 'smcp-result-')), `result${extensionOf(type)}`))
}

function typeOf(block: ToolResult['content'][number]): string | undefined {
  if (block.type === 'image' || block.type === 'audio') return block.mimeType
  if (block.type !== 'resource' || !('blob' in block.resource)) return undefined
  return block.resource.mimeType ?? ''
}

/** `.png` for image/png, `.svg` for image/svg+xml. */
function extensionOf(type: string): string {
  const [, name = 'bin'] = /^\w+\/(?:x-)?(\w+)/.exec(type) ?? []
  return `.${name === 'octet' ? 'bin' : name}`
}
