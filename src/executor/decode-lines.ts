import type { Tool } from '../discovery/tool.js'
import type { ProcessOutput } from '../process/job.js'
import { failure } from './failure.js'
import { outputText } from './output-text.js'

/** Reads the lines that a program printed, without empty ones and repetitions. */
export function decodeLines(tool: Tool, output: ProcessOutput): readonly string[] {
  if (output.exitCode !== 0) throw failure(tool.name, output)
  const { stdout } = output
  const lines = outputText(stdout, stdout.length)
    .split('\n')
    .map((line) => line.trim())
  return [...new Set(lines)].filter((line) => line !== '')
}
