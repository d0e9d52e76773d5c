import type { Core } from '../../core/open-core.js'
import type { Tool } from '../../discovery/tool.js'
import { InvalidArgumentsError, SmcpError } from '../../errors.js'
import { callTool } from '../../executor/call-tool.js'
import type { Outcome } from '../../executor/outcome.js'
import { errorResult } from '../../executor/error-result.js'
import { stderrText } from '../../executor/failure.js'
import type { ToolResult } from '../../executor/tool-result.js'
import type { Run } from '../../process/job.js'
import { watchTerminal } from '../terminal/closed-terminal.js'
import { fitArguments } from './fit-arguments.js'
import type { GivenArguments } from './parse-call-arguments.js'
import { signature } from './signature.js'
import { resultText } from '../result-text.js'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

export interface TerminalCall {
  /** The result that a client would get, even of a failed call. */
  readonly result: ToolResult
  /** The result for a person, who has already seen the program's stderr. */
  readonly text: string
  readonly exitCode: number
}

/**
 * Calls a tool as a server would, and shows its stderr. Ctrl-C or a closed terminal ends the program and all it
 * started.
 */
export async function callAtTerminal(core: Core, name: string, given: GivenArguments): Promise<TerminalCall> {
  const controller = new AbortController()
  const interrupt = (): void => {
    controller.abort()
  }
  watchTerminal()
  for (const signal of signals) process.once(signal, interrupt)
  const { run, shown } = showingStderr(core.runner.run)
  let tool: Tool | undefined
  try {
    tool = await core.catalog.resolve(name)
    const call = { name, arguments: fitArguments(tool, given) }
    const outcome = await callTool(core.catalog, call, {
      run,
      limits: core.limits,
      signal: controller.signal,
    })
    const result = resultOf(name, outcome)
    return { result, text: resultText(result), exitCode: 0 }
  } catch (error) {
    if (!(error instanceof SmcpError)) throw error
    const result = errorResult(name, error)
    const usage = tool && error instanceof InvalidArgumentsError ? `\n${signature(tool)}` : ''
    return {
      result,
      text: withoutShown(resultText(result), error.text, shown()) + usage,
      exitCode: error.exitCode,
    }
  } finally {
    for (const signal of signals) process.off(signal, interrupt)
  }
}

function resultOf(name: string, outcome: Outcome): ToolResult {
  if (!('requests' in outcome)) return outcome
  const asked = Object.keys(outcome.requests).join(', ')
  throw new SmcpError(`${name} has to be told ${asked} first, which only a client of the server can answer`)
}

/** A `run` that shows the program's stderr while it runs; `shown` returns it as it appears in an error. */
function showingStderr(inner: Run): { run: Run; shown: () => string } {
  let shown = ''
  const run: Run = async (job, io) => {
    const onStderr = (chunk: Buffer): void => void process.stderr.write(chunk)
    const output = await inner(job, { ...io, onStderr })
    // What follows starts on a new line.
    if (!/(^|\n)$/.test(output.stderr.toString('latin1'))) process.stderr.write('\n')
    shown = stderrText(output)
    return output
  }
  return { run, shown: () => shown }
}

/** Removes what was already shown from an error: `Error: x failed with exit code 3` if `: too dry` was printed above. */
function withoutShown(text: string, said: string, shown: string): string {
  if (shown === '' || !`${said}\n`.startsWith(`${shown}\n`)) return text
  const head = text.slice(0, text.length - said.length)
  return head.replace(/: $/, '') + said.slice(shown.length)
}
