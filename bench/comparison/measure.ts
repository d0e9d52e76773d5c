import { execa } from 'execa'
import { median } from '../median.js'
import { timed } from '../performance/pairs.js'
import type { Connected } from './rivals.js'
import { parametersOfAll, rightParameters, toolOf } from './truth.js'

const rounds = { starts: 5, calls: 30 }
/** So long a server has to end the program of a call that its client has given up. */
const endMs = 8000

/** What is shown of one way, in the order of `columns`. */
export const columns = [
  'parameters with their types',
  'first list after a start',
  'a call',
  'a wrong number',
  'after a call that was given up',
]

export async function measure(start: () => Promise<Connected>): Promise<string[]> {
  const starts: number[] = []
  for (let round = 0; round < rounds.starts; round += 1) {
    let connected: Connected | undefined
    const started = timed(async () => {
      connected = await start()
      await connected.client.listTools()
    })
    starts.push(...(await started()))
    await connected?.close()
  }
  const { client, close } = await start()
  const { tools } = await client.listTools()
  const add = toolOf(tools, 'add')?.name
  const wait = toolOf(tools, 'wait')?.name
  const row = [
    `${rightParameters(tools)} of ${parametersOfAll}`,
    `${median(starts).toFixed(0)} ms`,
    add === undefined ? 'none' : await timeOf(client, add),
    add === undefined ? 'none' : await wrongCall(client, add),
    wait === undefined ? 'none' : await givenUp(client, wait),
  ]
  await close()
  return row
}

type Client = Connected['client']

async function timeOf(client: Client, name: string): Promise<string> {
  const times: number[] = []
  const call = timed(() => client.callTool({ name, arguments: { text: 'hello', times: 2, tag: ['a', 'b'] } }))
  for (let round = 0; round < rounds.calls; round += 1) times.push(...(await call()))
  return `${median(times).toFixed(0)} ms`
}

async function wrongCall(client: Client, name: string): Promise<string> {
  const isError = await client.callTool({ name, arguments: { text: 'hello', times: 'many' } }).then(
    (result) => result.isError === true,
    () => true,
  )
  return isError ? 'an error' : 'no error'
}

/** Whether what the program had started is still there. */
async function givenUp(client: Client, name: string): Promise<string> {
  // No other process has it in its arguments.
  const seconds = 60 + Math.round(Math.random() * 1e6) / 1e6
  const runs = async (): Promise<boolean> =>
    !(await execa('pgrep', ['-f', `^sleep ${seconds}`], { reject: false })).failed
  const controller = new AbortController()
  const over = new AbortController()
  const called = client
    .callTool({ name, arguments: { seconds } }, undefined, { signal: controller.signal })
    .catch(() => undefined)
    .finally(() => {
      over.abort()
    })
  while (!(await runs())) {
    if (over.signal.aborted) return 'the call failed'
    await new Promise((done) => setTimeout(done, 20))
  }
  controller.abort()
  await called
  const end = Date.now() + endMs
  while (Date.now() < end) {
    if (!(await runs())) return 'nothing left'
    await new Promise((done) => setTimeout(done, 100))
  }
  await execa('pkill', ['-f', `^sleep ${seconds}`], { reject: false })
  return `still runs after ${endMs / 1000} s`
}
