import { expect } from 'chai'
import { InputRequired } from '../../../src/core/ask.js'
import type { Call } from '../../../src/core/handler.js'
import { withHeartbeat } from '../../../src/core/heartbeat.js'
import { Progress } from '../../../src/core/progress.js'
import { makeCall } from '../../support/make-call.js'
import { until } from '../../support/processes.js'

function callOf(progressToken?: string | number): { call: Call; progress: Progress; told: unknown[] } {
  const told: unknown[] = []
  const notify = (method: string, params: unknown): void => void told.push([method, params])
  const call = makeCall({ progressToken, notify })
  return { call, progress: new Progress(call), told }
}

/** So long that another call is told of several times. */
async function someBeats(): Promise<void> {
  const { progress, told } = callOf('clock')
  await withHeartbeat(progress, 5, () => until(() => told.length > 2))
}

describe('withHeartbeat', () => {
  it('gives back what the work gives, or throws what it throws', async () => {
    const { progress } = callOf('t')
    expect(await withHeartbeat(progress, 10, () => 7)).to.equal(7)
    const failed = withHeartbeat(progress, 10, () => Promise.reject(new Error('no')))
    expect(await failed.catch((error: unknown) => String(error))).to.equal('Error: no')
  })

  it('tells by the token of the request, and nothing once the work is settled', async () => {
    const { progress, told } = callOf(0)
    await withHeartbeat(progress, 5, () => until(() => told.length > 0))
    const [[method, params]] = told as [[string, Record<string, unknown>]]
    expect([method, params.progressToken]).to.deep.equal(['notifications/progress', 0])
    const { length } = told
    await someBeats()
    expect(told).to.have.length(length)
  })

  it('tells nothing while the client is asked', async () => {
    const { call, progress, told } = callOf('t')
    const asking = withHeartbeat(progress, 5, async () => {
      await until(() => told.length > 0)
      return call.ask({ ok: { method: 'roots/list' } })
    })
    expect(await asking.catch((error: unknown) => error)).to.be.instanceOf(InputRequired)
    const { length } = told
    await someBeats()
    expect(told).to.have.length(length)
  })

  it('tells nothing where the client gave no token, or where it is switched off', async () => {
    const [without, off] = [callOf(), callOf('t')]
    await withHeartbeat(without.progress, 5, someBeats)
    await withHeartbeat(off.progress, undefined, someBeats)
    expect([...without.told, ...off.told]).to.deep.equal([])
  })
})
