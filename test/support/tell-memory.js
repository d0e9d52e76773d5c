// Loaded into a server before its own code: at SIGUSR2 it frees what it can, and says on stderr what it still holds.
import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc')

process.on('SIGUSR2', async () => {
  // What a first round finalizes, a second one frees.
  for (let round = 0; round < 3; round += 1) {
    collectGarbage()
    await setImmediate()
  }
  const { heapUsed, external, rss } = process.memoryUsage()
  process.stderr.write(`${JSON.stringify({ bytes: heapUsed + external, rss })}\n`)
})
