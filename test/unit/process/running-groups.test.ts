import { expect } from 'chai'
import { execa } from 'execa'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { RunningGroups } from '../../../src/process/running-groups.js'
import { untilGone } from '../../support/processes.js'
import { repository } from '../../support/start-smcp.js'

describe('RunningGroups', () => {
  it('waits for the end of this process only while something runs', () => {
    const before = process.listenerCount('exit')
    const groups = new RunningGroups()
    groups.announce('one')
    groups.add('one', 2 ** 22 + 1)
    groups.announce('other')
    expect(process.listenerCount('exit')).to.equal(before + 1)
    groups.delete('one')
    expect(process.listenerCount('exit')).to.equal(before + 1)
    groups.delete('other')
    expect(process.listenerCount('exit')).to.equal(before)
  })

  it('leaves nothing behind where this process ends at once', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    const source = (name: string): string => pathToFileURL(join(repository, 'src', 'process', name)).href
    const script = `
      import { createJob } from '${source('job.ts')}'
      import { createRunProcess } from '${source('run-process.ts')}'
      const local = { interpreter: ['sh', '-c'], mainFile: 'sleep 60 & echo $$ $! >&2; wait', args: [], cwd: '/' }
      const job = createJob({ plugin: 'p', file: 'cli.sh', local }, [], { outputBytesMax: 1 })
      const onStderr = (pids) => {
        process.stdout.write(pids)
        throw new Error('the end')
      }
      await createRunProcess({ inherited: { PATH: process.env.PATH } })(job, { onStderr })
    `
    await writeFile(join(dir, 'dies.mjs'), script)
    const { stdout, stderr } = await execa('npx', ['tsx', join(dir, 'dies.mjs')], {
      reject: false,
      cwd: repository,
    })
    await rm(dir, { recursive: true })
    const pids = stdout.trim().split(' ').map(Number)
    expect([pids.length, stderr]).to.satisfy(
      ([count, said]: [number, string]) => count === 2 && said.includes('the end'),
    )
    await untilGone(pids)
  })
})
