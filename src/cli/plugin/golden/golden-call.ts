import { relative } from 'node:path'
import type { Tool } from '../../../discovery/tool.js'
import type { ContentBlock } from '../../../executor/content.js'
import type { InputAnswer } from '../../../executor/input-request.js'

/** A call that the author of a plugin wrote down, with what is expected of it. */
export interface GoldenCall {
  /** What it shows, for people. */
  readonly name?: string
  readonly command: string
  readonly arguments?: Readonly<Record<string, unknown>>
  /** The answers to what the program asks, by the names of its questions. */
  readonly answers?: Readonly<Record<string, InputAnswer>>
  /** Undefined: not written down yet. */
  readonly expect?: Expectation
}

/** All that is here must hold of the result. */
export interface Expectation {
  readonly isError?: boolean
  readonly text?: string
  readonly contains?: string | readonly string[]
  /** What the text is as JSON. */
  readonly json?: unknown
  readonly structuredContent?: Readonly<Record<string, unknown>>
  readonly content?: readonly ContentBlock[]
}

/** A file of golden calls as it is written. */
export interface GoldenFile {
  readonly file: string
  readonly text: string
  /** Whether it is a list of calls; else it is one call. */
  readonly isList: boolean
  readonly calls: readonly GoldenCall[]
}

/** Where a call is in the folder of its plugin: `tests/hello.json`, or `tests/hello.json[2]` in a list. */
export function placeOf({ file, isList }: GoldenFile, dir: string, index: number): string {
  const path = relative(dir, file)
  return isList ? `${path}[${index}]` : path
}

/** The tool of the command that a call names. */
export function toolOf({ command }: GoldenCall, tools: readonly Tool[]): Tool | undefined {
  return tools.find((tool) => tool.command.name === command)
}
