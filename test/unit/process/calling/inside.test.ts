import { expect } from 'chai'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { childInside, programIn, signalSandbox } from '../../../../src/process/calling/inside.js'
import { needSandbox } from '../../../support/need-sandbox.js'
import { isAlive, until, untilGone } from '../../../support/processes.js'

const words = [
  '--ro-bind',
  '/',
  '/',
  '--dev',
  '/dev',
  '--proc',
  '/proc',
  '--unshare-pid',
  '--new-session',
  '--die-with-parent',
]

describe('a process in a sandbox, from outside', () => {
  before(async function () {
    await needSandbox(this)
  })

  /** The id of a bubblewrap that runs this in a shell, and how it ends. */
  async function run(script: string): Promise<{ bwrap: number; ended: Promise<unknown[]> }> {
    const child = spawn('bwrap', [...words, 'sh', '-c', `${script}\necho up\nwait`], { detached: true })
    const ended = once(child, 'exit')
    await once(child.stdout, 'data')
    return { bwrap: child.pid!, ended }
  }

  it('is found, and its children by the ids that they have inside', async () => {
    const { bwrap, ended } = await run('sleep 600 & sleep 601 &')
    const program = programIn(bwrap)!
    expect(isAlive(program)).to.equal(true)
    expect(childInside(program, 3)).to.be.a('number')
    expect(childInside(program, 4)).to.be.a('number').and.not.to.equal(childInside(program, 3))
    expect(childInside(program, 99)).to.equal(undefined)
    signalSandbox(bwrap, 'SIGKILL')
    await ended
    expect(programIn(bwrap)).to.equal(undefined)
  })

  it('gets signals with its group, and dies with all others at SIGKILL', async () => {
    const well = await run("trap 'exit 7' TERM; sleep 600 &")
    signalSandbox(well.bwrap, 'SIGTERM')
    expect(await well.ended).to.deep.equal([7, null])
    const deaf = await run("trap '' TERM; setsid sleep 600 &")
    const program = programIn(deaf.bwrap)!
    await until(() => childInside(program, 3) !== undefined)
    const pids = [program, childInside(program, 3)!]
    signalSandbox(deaf.bwrap, 'SIGTERM')
    signalSandbox(deaf.bwrap, 'SIGKILL')
    await deaf.ended
    await untilGone(pids)
  })

  it('is ended at once while it is made, and is never begun then', async () => {
    const child = spawn('bwrap', [...words, 'sleep', '600'], { detached: true })
    const ended = once(child, 'exit')
    signalSandbox(child.pid!, 'SIGTERM')
    // Before there is anything inside, or while the program is about to be started.
    expect((await ended).join()).to.be.oneOf([',SIGKILL', '143,'])
  })
})
