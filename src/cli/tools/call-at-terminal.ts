import type { Core } from '../../core/open-core.js'
import type { Tool } from '../../discovery/tool.js'
import { InvalidArgumentsError, SmcpError } from '../../errors.js'
import { errorResult } from '../../executor/error-result.js'
import type { ToolResult } from '../../executor/tool-result.js'
import type { HowItRan } from '../../process/how-it-ran.js'
import { abortAtSignals } from '../terminal/abort-at-signals.js'
import { watchTerminal } from '../terminal/closed-terminal.js'
import { callUntilAnswered } from './call-until-answered.js'
import { fitArguments } from './fit-arguments.js'
import type { GivenArguments } from './parse-call-arguments.js'
import { Answerer } from './questions/answerer.js'
import type { GivenAnswers } from './questions/given-answers.js'
import { showProgram, type ShownProgram } from './show-program.js'
import { signature } from './signature.js'
import { resultText } from '../result-text.js'

export interface TerminalCall {
  /** The result that a client would get, even of a failed call. */
  readonly result: ToolResult
  /** The result for a person, who has already seen the program's stderr. */
  readonly text: string
  readonly exitCode: number
  /** How its program went, at the last time if it asked; undefined if none was run. */
  readonly ran: HowItRan | undefined
}

/** What is given on the command line for a call. */
export interface Given {
  readonly arguments: GivenArguments
  readonly answers: GivenAnswers
}

/**
 * Calls a tool as a server would, shows its stderr, and answers its questions by flags and by the person at the terminal.
 * Ctrl-C or a closed terminal ends the program and all it started.
 */
export async function callAtTerminal(core: Core, name: string, given: Given): Promise<TerminalCall> {
  watchTerminal()
  return await callForPerson(core, name, given)
}

/** The same in a command that watches its terminal itself, and may call more than once. */
export async function callForPerson(core: Core, name: string, given: Given): Promise<TerminalCall> {
  return abortAtSignals(async (signal) => {
    let tool: Tool | undefined
    let program: ShownProgram | undefined
    try {
      tool = await core.catalog.resolve(name)
      const call = { name, arguments: fitArguments(tool, given.arguments) }
      program = showProgram(core.runner.run, tool)
      const answerer = new Answerer(given.answers, signal)
      const result = await callUntilAnswered(core.catalog, call, answerer, {
        run: program.run,
        limits: core.limits,
        signal,
      })
      for (const unused of answerer.unused) process.stderr.write(`${name} did not ask "${unused}"\n`)
      const text = isOnScreen(program) ? '(The result is what it wrote to stderr.)' : resultText(result)
      return { result, text, exitCode: 0, ran: program.ran() }
    } catch (error) {
      if (!(error instanceof SmcpError)) throw error
      const result = errorResult(name, error, { hasOutputSchema: tool?.outputSchema !== undefined })
      const usage = tool && error instanceof InvalidArgumentsError ? `\n${signature(tool)}` : ''
      const text = withoutShown(resultText(result), error.text, program?.shown() ?? '') + usage
      return { result, text, exitCode: error.exitCode, ran: program?.ran() }
    }
  })
}

/** Whether the person has seen the result already, because stderr and stdout are on the same screen. */
function isOnScreen(program: ShownProgram): boolean {
  return program.hasShownAll() && process.stdout.isTTY && process.stderr.isTTY
}

/** Removes what was already shown from an error: `Error: x failed with exit code 3` if `: too dry` was printed above. */
function withoutShown(text: string, said: string, shown: string): string {
  if (shown === '' || !`${said}\n`.startsWith(`${shown}\n`)) return text
  const head = text.slice(0, text.length - said.length)
  return head.replace(/: $/, '') + said.slice(shown.length)
}
