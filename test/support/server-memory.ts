import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { repository, startSmcp, type RunningSmcp, type StartOptions } from './start-smcp.js'

interface Memory {
  /** The heap, and what it holds outside of it. */
  readonly bytes: number
  /** The resident set of the process. */
  readonly rss: number
}

export interface MeasuredSmcp extends RunningSmcp {
  /** What the server holds once all garbage is collected. */
  readonly memory: () => Promise<Memory>
}

const tellMemory = fileURLToPath(new URL('tell-memory.js', import.meta.url))

/** Starts `smcp serve` as a process of its own whose memory can be measured. */
export async function startMeasured(
  args: readonly string[],
  options: StartOptions = {},
): Promise<MeasuredSmcp> {
  const program = [process.execPath, `--import=${tellMemory}`, `${repository}bin/run.js`] as const
  const server = await startSmcp(args, { ...options, program })
  const lines = createInterface(server.child.stderr)
  return {
    ...server,
    memory: () =>
      new Promise((resolve) => {
        lines.on('line', function read(line: string) {
          if (!line.startsWith('{"bytes":')) return
          lines.off('line', read)
          resolve(JSON.parse(line) as Memory)
        })
        server.child.kill('SIGUSR2')
      }),
  }
}
