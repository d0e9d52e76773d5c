import { expect } from 'chai'
import type { Connection, Host } from './host.js'
import { startScriptedModel, type ScriptedModel, type Step } from './model/scripted-model.js'
import { serve, type Served } from './served.js'
import { startHost, type RunningHost } from './start-host.js'

interface Talk {
  readonly served: Served
  readonly model: ScriptedModel
  readonly running: RunningHost
}

interface TalkOptions {
  /** A folder of test/fixtures/hosts. */
  readonly plugins?: string
  /** Whether the person who is not there has approved all tools of smcp. */
  readonly isApproved?: boolean
}

/** Starts smcp, a model that makes these steps, and a host between the two; all of them are ended with the work. */
export async function withTalk<T>(
  host: Host,
  transport: Connection['transport'],
  steps: (served: Served) => readonly Step[],
  work: (talk: Talk) => Promise<T>,
  { plugins = 'plugins', isApproved = true }: TalkOptions = {},
): Promise<T> {
  const served = await serve(plugins)
  const model = await startScriptedModel(steps(served))
  const running = startHost(host, served.connection(transport), model.url, isApproved)
  try {
    return await work({ served, model, running })
  } finally {
    await running.kill()
    model.close()
    await served.stop()
  }
}

/** Lets a host and its model speak to the end, which the model must reach with an answer to each step. */
export async function converse(
  host: Host,
  transport: Connection['transport'],
  steps: readonly Step[] | ((served: Served) => readonly Step[]),
  work: (talk: Talk) => Promise<void> | void = () => undefined,
): Promise<ScriptedModel> {
  return withTalk(host, transport, typeof steps === 'function' ? steps : () => steps, async (talk) => {
    const { code, output } = await talk.running.ended
    const { length } = typeof steps === 'function' ? steps(talk.served) : steps
    const said = `${host.name} ended with ${code ?? 'a signal'}; it said:\n${output}`
    expect(talk.model.answers(), said).to.have.length(length)
    expect(code, said).to.equal(0)
    await work(talk)
    return talk.model
  })
}
