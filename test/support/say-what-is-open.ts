import { spawnSync } from 'node:child_process'

/** Far longer than a run that has closed what it opened takes to end. */
const patienceMs = 30_000

interface Handle {
  readonly type: string
  readonly is_active?: boolean
  readonly is_referenced?: boolean
}

/**
 * Ends a run of mocha that something keeps open, which would last until CI gives up on it, and says what that is. The
 * exit code is that of the tests.
 */
export const mochaHooks = {
  afterAll() {
    setTimeout(() => {
      const { libuv } = process.report.getReport() as unknown as { libuv: Handle[] }
      const open = libuv.filter(
        ({ is_active, is_referenced }) => is_active === true && is_referenced === true,
      )
      process.stderr.write(`Something is still open ${patienceMs / 1000} s after the last test:\n`)
      for (const handle of open) process.stderr.write(`${JSON.stringify(handle)}\n`)
      // Requests, such as the opening of a FIFO, which may never end, are no handles.
      process.stderr.write(`${process.getActiveResourcesInfo().join(' ')}\n`)
      spawnSync('ps', ['-o', 'pid,etime,args', '--ppid', String(process.pid)], { stdio: ['ignore', 2, 2] })
      process.exit()
    }, patienceMs).unref()
  },
}
