/**
 * npm run bench:soak: 10,000 forked and 500 started calls of one server in a row, some of them given up. Fails if it then
 * holds a process or a descriptor more than before, or if its memory after the last is more than a tenth above that after
 * the first 2,000.
 */
import { soak, type Soaked } from './soak/soak.js'

const growthMax = 1.1
const words = { rss: 'resident memory', bytes: 'heap and buffers', loaded: 'memory of fork servers' }

const { held, memory, ran }: Soaked = await soak({ warm: 10_000, cold: 500, warmBefore: 2000 })
const { before, after } = memory
console.log(`${ran.warm} calls forked, ${ran.cold} started`)
console.log(`processes: ${held.before.processes} before, ${held.after.processes} after`)
console.log(`descriptors: ${held.before.descriptors} before, ${held.after.descriptors} after`)
for (const kind of ['rss', 'bytes', 'loaded'] as const)
  console.log(`${words[kind]}: ${mib(before[kind])} after 2,000 calls, ${mib(after[kind])} after all`)
const faults = [
  ...(held.after.processes > held.before.processes ? ['processes are left'] : []),
  ...(held.after.descriptors > held.before.descriptors ? ['descriptors are left'] : []),
  ...(['rss', 'loaded'] as const).flatMap((kind) =>
    after[kind] > before[kind] * growthMax ? [`it grows: ${words[kind]}`] : [],
  ),
]
for (const fault of faults) console.error(`Fault: ${fault}`)
process.exitCode = faults.length === 0 ? 0 : 1

function mib(bytes: number): string {
  return `${(bytes / 1024 ** 2).toFixed(1)} MiB`
}
