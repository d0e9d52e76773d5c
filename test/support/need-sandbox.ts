import { createRunProcess } from '../../src/process/run-process.js'
import { findSandbox, NoSandbox, type Sandbox } from '../../src/process/sandbox.js'

/** The sandbox of this machine. Without one, the tests of it are skipped, and the reason is told. */
export async function needSandbox(test: { skip(): never }, network = false): Promise<Sandbox> {
  const environment = { PATH: process.env.PATH ?? '' }
  const found = await findSandbox(createRunProcess({ inherited: environment }), environment, network)
  if (!(found instanceof NoSandbox)) return found
  process.stderr.write(`\n    SKIPPED, no sandbox can be had here: ${found.reason}\n`)
  return test.skip()
}
