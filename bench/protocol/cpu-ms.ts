import { readdir, readFile } from 'node:fs/promises'

/** The CPU time that the threads of a process have used, in milliseconds. Only Linux says it, in nanoseconds. */
export async function cpuMs(pid: number): Promise<number> {
  const threads = `/proc/${pid}/task`
  const used = (await readdir(threads)).map(async (thread) => {
    const [nanoseconds] = (await readFile(`${threads}/${thread}/schedstat`, 'utf8')).split(' ')
    return Number(nanoseconds) / 1e6
  })
  return (await Promise.all(used)).reduce((sum, ms) => sum + ms, 0)
}
