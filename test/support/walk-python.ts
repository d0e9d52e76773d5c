import { execa } from 'execa'
import { fileURLToPath } from 'node:url'
import { pythonClients, pythonWith } from './python-venv.js'
import { testEnvironment } from './start-smcp.js'
import type { Report, Walk } from './step.js'

const script = fileURLToPath(new URL('../fixtures/clients/client_steps.py', import.meta.url))

/** Does the steps as an official Python client, and leaves while the last call is under way. */
export async function walkPython(
  generation: keyof typeof pythonClients,
  door: 'sse' | 'http' | 'stdio',
  where: string,
  walk: Walk,
): Promise<Report> {
  const python = await pythonWith(pythonClients[generation])
  const { stdout, stderr } = await execa(python, ['-B', script, door, where], {
    input: JSON.stringify(walk),
    env: testEnvironment(),
    extendEnv: false,
    // It prints before it leaves; how it leaves is its own affair.
    reject: false,
  })
  if (stdout === '') throw new Error(`the client printed nothing:\n${stderr}`)
  return JSON.parse(stdout) as Report
}
