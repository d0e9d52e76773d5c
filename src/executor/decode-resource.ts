import { PluginFailedError } from '../errors.js'
import type { Tool } from '../discovery/tool.js'
import { isObject } from '../is-object.js'
import { quote } from '../quote.js'
import type { ResourceContents } from './content.js'
import type { Question } from './input-request.js'
import { hasOnly, jsonObjectIn } from './json-object.js'
import { isQuestion, readQuestion } from './read-question.js'
import { contentsOf, type ResourceResult } from './resource-result.js'

type Said = Readonly<Record<string, unknown>>

/** Reads what a program printed as the resource of this URI: MCP's own contents, a question, or else the bytes. */
export function decodeResource({
  uri,
  mimeType,
}: {
  readonly uri: string
  readonly mimeType?: string | undefined
}): (tool: Tool, stdout: Buffer) => ResourceResult | Question {
  return (tool, stdout) => {
    const said = jsonObjectIn(stdout.toString('utf8'))
    if (said && isOwnContents(said)) return readOwnContents(tool, uri, said)
    if (said && isQuestion(said)) return readQuestion(tool, said)
    return { contents: [contentsOf(uri, stdout, mimeType ?? tool.command.output)] }
  }
}

function isOwnContents(said: Said): boolean {
  const { contents } = said
  return hasOnly(said, 'contents', ['_meta']) && Array.isArray(contents) && contents.every(isObject)
}

/** One without a URI has the one that was asked for. */
function readOwnContents({ name }: Tool, uri: string, { contents, _meta }: Said): ResourceResult {
  const read = (contents as readonly Said[]).map((one, index) => {
    const place = `${name} printed a result whose contents[${index}]`
    if (!['string', 'undefined'].includes(typeof one.uri))
      throw new PluginFailedError(`${place}.uri is ${quote(one.uri)}; expected a string`)
    if (typeof one.text !== 'string' && typeof one.blob !== 'string')
      throw new PluginFailedError(`${place} has neither a text nor a blob`)
    return { uri, ...one } as unknown as ResourceContents
  })
  return { contents: read, ...(isObject(_meta) && { _meta }) }
}
