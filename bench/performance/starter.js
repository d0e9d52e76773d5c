// Starts programs for the bench, and tells what each start took until its end: a process of its own, because a start
// costs the more the more memory its parent has.
import { spawn } from 'node:child_process'
import { performance } from 'node:perf_hooks'

process.on('message', ({ command, cwd, calls, callers }) => {
  let left = calls
  const times = []
  const caller = async () => {
    while (left > 0) {
      left -= 1
      times.push(await start(command, cwd))
    }
  }
  Promise.all(Array.from({ length: callers }, caller)).then(
    () => process.send({ times }),
    (error) => process.send({ error: String(error) }),
  )
})

function start([file, ...args], cwd) {
  const startedAt = performance.now()
  return new Promise((done, failed) => {
    const child = spawn(file, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', () => undefined)
    child.once('error', failed)
    child.once('close', (code) => {
      if (code === 0) done(performance.now() - startedAt)
      else failed(new Error(`${file} ended with ${code}`))
    })
  })
}
