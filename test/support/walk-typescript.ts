import {
  Client as ClientV2,
  type ElicitResult,
  type Transport as TransportV2,
} from '@modelcontextprotocol/client'
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js'
import { setTimeout as delay } from 'node:timers/promises'
import { askForProgress } from './mcp-clients.js'
import { readPids, untilGone } from './processes.js'
import {
  connect,
  sdkClient,
  withLogLevel,
  type Behind,
  type Generation,
  type SdkClient,
} from './sdk-client.js'
import type { Call, Report, RunningCall, Seen, Step, Walk } from './step.js'

/** Does the steps as a client of this generation of the SDK, and leaves while the last call is under way. */
export async function walkTypescript(
  generation: Generation,
  transport: Transport & TransportV2,
  { steps, leaves }: Walk,
): Promise<Report> {
  const walker = new Walker(generation)
  const revision = await walker.enter(transport)
  const seen: Record<string, Seen> = {}
  for (const [name, step] of Object.entries(steps)) seen[name] = await walker.see(step)
  const complaints = [...walker.complaints]
  await walker.leave(leaves)
  return { revision, seen, complaints }
}

/** A program ends sooner, unless it ignores SIGTERM. */
const endMs = 10_000

const nothing = () => ({ progress: [] as unknown[], log: [] as unknown[], asked: [] as string[] })

/** A client and what it sees in the step that it does. */
class Walker {
  readonly complaints: string[] = []
  #seen = nothing()
  #answer: ElicitResult | undefined
  #revision = ''
  readonly #client: SdkClient
  readonly #behind: Behind = {
    progress: (params) => this.#seen.progress.push(params),
    log: (params) => this.#seen.log.push(params),
    complain: ({ message }) => this.complaints.push(message),
    sample: (text) => this.#seen.asked.push(text),
    elicit: (message) => {
      this.#seen.asked.push(message)
      return this.#answer!
    },
  }

  constructor(generation: Generation) {
    this.#client = sdkClient(generation, this.#behind)
  }

  async enter(transport: Transport & TransportV2): Promise<string> {
    this.#revision = await connect(this.#client, transport, this.#behind)
    return this.#revision
  }

  async see(step: Step): Promise<Seen> {
    this.#seen = nothing()
    this.#answer = step.do === 'call' ? step.answer : undefined
    try {
      const answer = (await this.#do(step)) as Record<string, unknown>
      return { ...this.#seen, answer }
    } catch (error) {
      return { ...this.#seen, error: (error as Error).message.replace(/^MCP error -\d+: /, '') }
    }
  }

  async leave(call: RunningCall): Promise<void> {
    const left = this.#call(call).catch(() => undefined)
    await readPids(call.args.pids)
    await this.#client.close()
    await left
  }

  #do(step: Step): Promise<unknown> {
    const client = this.#client
    switch (step.do) {
      case 'call':
        return this.#call(step)
      case 'cancel':
        return this.#cancel(step)
      case 'list':
        return this.#list(step.what)
      case 'read':
        return client.readResource({ uri: step.uri })
      case 'prompt':
        return client.getPrompt({ name: step.name, arguments: step.args ?? {} })
      case 'complete':
        return client.complete({ ref: { type: 'ref/prompt', name: step.name }, argument: step.argument })
    }
  }

  #list(what: (Step & { do: 'list' })['what']): Promise<unknown> {
    const client = this.#client
    return {
      tools: () => client.listTools(),
      resources: () => client.listResources(),
      resource_templates: () => client.listResourceTemplates(),
      prompts: () => client.listPrompts(),
    }[what]()
  }

  #call({ name, args = {} }: Call, signal?: AbortSignal): Promise<unknown> {
    const client = this.#client
    const params = withLogLevel({ name, arguments: args }, this.#revision)
    const options = { ...askForProgress, ...(signal && { signal }) }
    return client instanceof ClientV2
      ? client.callTool(params, options)
      : client.callTool(params, undefined, options)
  }

  /** The SDKs tell the server of a call that is given up; its program ends. */
  async #cancel(call: RunningCall): Promise<unknown> {
    const stop = new AbortController()
    const given = this.#call(call, stop.signal).then(
      () => Promise.reject(new Error('the call was answered')),
      () => ({ wentOn: false }),
    )
    const pids = await readPids(call.args.pids)
    stop.abort()
    const stillRuns = delay(endMs, undefined, { ref: false }).then(() => {
      throw new Error(`the program still runs after ${endMs} ms`)
    })
    await Promise.race([untilGone(pids), stillRuns])
    return given
  }
}
