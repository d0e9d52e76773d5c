import { expect } from 'chai'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, realpath, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAskSessions, type AskSession } from '../../../../src/discovery/describe/ask-program.js'
import type { Plugin } from '../../../../src/discovery/tool.js'
import { makePlugin } from '../../../support/make-plugin.js'
import { until } from '../../../support/processes.js'

/** A shell script in a folder of its own, and a session that asks it without a sandbox. */
async function asking(script: string): Promise<{ plugin: Plugin; session: AskSession }> {
  const dir = await realpath(await mkdtemp(join(tmpdir(), 'smcp-test-')))
  await writeFile(join(dir, 'cli.sh'), script)
  const environment = { PATH: process.env.PATH ?? '', API_TOKEN: 'secret', HOME: '/home/ada' }
  return { plugin: makePlugin({ dir }), session: createAskSessions(environment)(dir) }
}

describe('a session of questions to a program', () => {
  let session: AskSession
  afterEach(() => session.close())

  it('gives it a HOME and TMPDIR for each question, no secret, and says that it only asks', async () => {
    const opened = await asking(
      'echo "$HOME,$TMPDIR,$API_TOKEN,$SMCP_DESCRIBE"; echo left > "$HOME/left"; ls "$HOME"\n',
    )
    session = opened.session
    const answers = [
      await session.ask(opened.plugin.launch, []),
      await session.ask(opened.plugin.launch, ['--help']),
    ].map(({ stdout }) => stdout.toString().trim().split(/[,\n]/))
    for (const [home, temporary, token, describe, ...left] of answers) {
      expect(home).to.contain('smcp-ask-')
      expect(temporary).to.contain('smcp-ask-')
      expect([token, describe, left]).to.deep.equal(['', '1', ['left']])
      expect(existsSync(home!)).to.equal(false)
    }
    expect(answers[0]![0]).not.to.equal(answers[1]![0])
  })

  it('runs it in its folder, without the variables and the folder of its calls', async () => {
    const opened = await asking('pwd; echo "$MINE"\n')
    session = opened.session
    const { plugin } = opened
    await mkdir(join(plugin.dir, 'sub'))
    const launch = {
      ...plugin.launch,
      env: { MINE: 'x' },
      local: { ...plugin.launch.local, cwd: join(plugin.dir, 'sub') },
    }
    const { stdout } = await session.ask(launch, [])
    expect(stdout.toString()).to.equal(`${plugin.dir}\n\n`)
  })

  it('has no more listeners for the end of this process with many programs than with one', async () => {
    const opened = await asking('echo > started-$1; while [ ! -e go ]; do sleep 0.01; done\n')
    session = opened.session
    const { dir, launch } = opened.plugin
    const start = async (word: string) => {
      const answer = session.ask(launch, [word])
      await until(() => existsSync(join(dir, `started-${word}`)))
      return { answer, listeners: process.listenerCount('exit') }
    }
    const running = [await start('1'), await start('2'), await start('3')]
    await writeFile(join(dir, 'go'), '')
    await Promise.all(running.map(({ answer }) => answer))
    expect(new Set(running.map(({ listeners }) => listeners))).to.have.property('size', 1)
  })

  it('knows the first question that was answered without an end', async () => {
    const opened = await asking('case "$1" in one) exit 3;; *) yes;; esac\n')
    session = opened.session
    await session.ask(opened.plugin.launch, ['one'])
    expect(await session.acts()).to.deep.equal({ changedFiles: [], endless: undefined })
    await session.ask(opened.plugin.launch, ['two'])
    await session.ask(opened.plugin.launch, ['three'])
    expect((await session.acts()).endless).to.equal('two printed more than 1024 KiB and was stopped')
  })

  it('calls a question by its name, where its words say nothing', async () => {
    const opened = await asking('yes\n')
    session = opened.session
    await session.ask(opened.plugin.launch, [], { question: 'the look at its parser' })
    expect((await session.acts()).endless).to.match(/^the look at its parser printed more than/)
  })
})
