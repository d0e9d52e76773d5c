import { readdir, readFile } from 'node:fs/promises'

/** The variable that identifies a program's children, even those that left its process group. */
export const runIdVariable = 'SMCP_RUN_ID'

/** The processes that carry the id of a run in their environment; none where there is no /proc to see it in. */
export async function findStrays(runId: string): Promise<readonly number[]> {
  if (process.platform !== 'linux') return []
  const cookie = `${runIdVariable}=${runId}`
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const found = pids.map(async (pid) => {
    // Most processes belong to other users or are gone by now: what can't be read is not ours.
    const environ = await readFile(`/proc/${pid}/environ`, 'latin1').catch(() => '')
    return environ.split('\0').includes(cookie) ? [Number(pid)] : []
  })
  return (await Promise.all(found)).flat()
}
