import { expect } from 'chai'
import { createRunner } from '../../../src/process/create-runner.js'
import type { Launch } from '../../../src/process/launch.js'
import { createRunProcess } from '../../../src/process/run-process.js'
import { runLaunch } from '../../support/run-launch.js'

const limits = { timeoutMs: undefined, outputBytesMax: 1024 }
const shell = (script: string): Launch => ({
  plugin: 'sh',
  file: '-c',
  local: { interpreter: [], mainFile: 'sh', args: ['-c', script], cwd: '/' },
})
const sleeps = shell('exec sleep 600')
const open = () =>
  createRunner(createRunProcess({ inherited: { PATH: process.env.PATH ?? '' } }), {
    concurrency: 1,
    queueMax: 1,
    tasksConcurrency: 1,
  })

describe('createRunner', () => {
  it('lets calls run while the background is full, and the background while calls wait', async () => {
    const { run, runInBackground, counts, stopAll, idle } = open()
    const background = [1, 2, 3].map(() => runLaunch(runInBackground, sleeps, [], limits))
    expect(counts()).to.deep.equal({ running: 1, waiting: 2 })
    expect((await runLaunch(run, shell('echo done'), [], limits)).stdout.toString()).to.equal('done\n')
    const calls = [1, 2].map(() => runLaunch(run, sleeps, [], limits))
    expect(counts()).to.deep.equal({ running: 2, waiting: 3 })
    stopAll()
    const outputs = await Promise.all([...background, ...calls])
    expect(outputs.map(({ end }) => end)).to.deep.equal(Array(5).fill('stopped'))
    await idle()
    expect(counts()).to.deep.equal({ running: 0, waiting: 0 })
  })
})
