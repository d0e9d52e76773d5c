import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { processEnvironment, setVariables } from '../../config.js'
import {
  messageOf,
  UnexpectedAnswerError,
  UnreachableError,
  UsageError,
  type SmcpError,
} from '../../errors.js'
import { quote } from '../../quote.js'
import { typedWords } from '../typed-words.js'
import { connectRemote, type ConnectOptions, type Remote } from './connect-remote.js'

/** A package manager may have to fetch it first. */
const patienceSeconds = 60

/**
 * Starts a server that speaks MCP on its stdin and stdout; what it writes to stderr is shown as it is. Throws an SmcpError
 * if it can't be started, ends, or does not speak MCP.
 */
export async function openCommand(line: string, options: ConnectOptions): Promise<Remote> {
  const [command = '', ...args] = typedWords(line)
  if (command === '')
    throw new UsageError('--command names no program', { hint: "For example: --command 'node server.js'" })
  // The SDK would give it a part of the environment alone.
  const env = setVariables(processEnvironment())
  const transport = new StdioClientTransport({ command, args, env })
  const server = 'The server of --command'
  const failure = (error?: unknown): SmcpError | undefined => {
    if (isMissing(error))
      return new UnreachableError(`There is no program ${quote(command)} that can be started`, {
        hint: 'Is it installed, and on PATH?',
        cause: error,
      })
    return transport.pid === null ? new UnreachableError(`${server} has ended`, { cause: error }) : undefined
  }
  const noMcp = (error: unknown): Error =>
    new UnexpectedAnswerError(`${server} does not speak MCP: ${messageOf(error)}`, { cause: error })
  return await connectRemote(
    { transport, server, where: 'over stdio', patienceSeconds, failure, noMcp },
    options,
  )
}

function isMissing(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return ['ENOENT', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '') || isMissing(error.cause)
}
