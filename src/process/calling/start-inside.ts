import type { StartProgram } from '../start-program.js'
import type { CallingSandbox } from './calling-sandbox.js'

/** Starts each program in the sandbox that its launch demands, and in no other way. */
export function startInside(start: StartProgram, sandbox: CallingSandbox): StartProgram {
  return async (what, environment) => {
    if (!what.launch.local.sandbox) return await start(what, environment)
    const entered = await sandbox.enter(what.launch, environment)
    if (entered instanceof Error) return entered
    const program = await start({ ...what, launch: entered.launch }, entered.environment)
    return program instanceof Error ? program : Object.assign(program, { inSandbox: true })
  }
}
