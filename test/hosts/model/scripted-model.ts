import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import type { Dialect, Move, OfferedTool, ToolAnswer } from './dialect.js'
import { anthropicMessages } from './dialects/anthropic-messages.js'
import { gemini } from './dialects/gemini.js'
import { openaiChat } from './dialects/openai-chat.js'
import { openaiResponses } from './dialects/openai-responses.js'

const dialects = [anthropicMessages, gemini, openaiChat, openaiResponses]

/** One call that the model makes. */
export interface Step {
  /** As smcp calls it; the host's own prefix is found. */
  readonly tool: string
  readonly arguments?: Readonly<Record<string, unknown>>
  /** What happens before it: after the answer to the step before has come. */
  readonly before?: () => Promise<unknown>
}

export interface ScriptedModel {
  readonly url: string
  /** The tools that it was offered last, the host's own among them. */
  readonly tools: () => readonly OfferedTool[]
  /** What it was told of its calls, in order. */
  readonly answers: () => readonly ToolAnswer[]
  /** Every request as it came. */
  readonly requests: readonly { readonly path: string; readonly body: unknown }[]
  readonly close: () => void
}

/**
 * A model on loopback that makes the given calls, one a turn, and then says that it is done. How far it is it reads in
 * the conversation, so a request that a host repeats gets the same answer again. Requests that offer none of smcp's
 * tools are the host's own errands, such as a title for the conversation: it says something to them.
 */
export async function startScriptedModel(steps: readonly Step[]): Promise<ScriptedModel> {
  const requests: { path: string; body: unknown }[] = []
  let tools: readonly OfferedTool[] = []
  let answers: readonly ToolAnswer[] = []
  const begun = new Map<Step, Promise<unknown>>()

  const moveOf = async (dialect: Dialect, body: unknown): Promise<Move> => {
    const turn = dialect.read(body)
    const step = steps[turn.answers.length]
    const isMain = turn.tools.some(({ name }) => name.includes('workshop'))
    if (!isMain) return { say: 'Fine.' }
    ;({ tools, answers } = turn)
    if (!step) return { say: 'Done.' }
    if (step.before && !begun.has(step)) begun.set(step, step.before())
    await begun.get(step)
    const tool = tools.find(({ name }) => name.endsWith(step.tool))
    if (!tool) return { say: `No tool ${step.tool} is offered.` }
    return { id: `call_${turn.answers.length}`, tool, arguments: step.arguments ?? {} }
  }

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = new URL(request.url ?? '/', 'http://model').pathname
    const body = request.method === 'POST' ? await json(request) : undefined
    requests.push({ path, body })
    const dialect = dialects.find((each) => each.path.test(path))
    if (dialect && body !== undefined) dialect.write(await moveOf(dialect, body), response)
    else
      response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":{"message":"not here"}}')
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.destroy(error as Error))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    tools: () => tools,
    answers: () => answers,
    requests,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
