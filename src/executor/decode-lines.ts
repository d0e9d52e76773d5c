import type { Tool } from '../discovery/tool.js'
import { outputText } from './output-text.js'

/** Reads the lines that a program printed, without empty ones and repetitions. */
export function decodeLines(tool: Tool, stdout: Buffer): readonly string[] {
  const lines = outputText(stdout, stdout.length)
    .split('\n')
    .map((line) => line.trim())
  return [...new Set(lines)].filter((line) => line !== '')
}
