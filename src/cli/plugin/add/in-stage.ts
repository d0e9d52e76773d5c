import { rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const
const signals = Object.keys(exitCodes) as (keyof typeof exitCodes)[]

/** Does work in a folder of its own, which is removed in any case: also if a signal ends the process meanwhile. */
export async function inStage<T>(work: (stage: string) => Promise<T>): Promise<T> {
  const stage = await mkdtemp(join(tmpdir(), 'smcp-add-'))
  const leave = (signal: keyof typeof exitCodes): void => {
    rmSync(stage, { recursive: true, force: true })
    process.exit(exitCodes[signal])
  }
  signals.forEach((signal) => process.once(signal, leave))
  try {
    return await work(stage)
  } finally {
    signals.forEach((signal) => process.off(signal, leave))
    await rm(stage, { recursive: true, force: true })
  }
}
