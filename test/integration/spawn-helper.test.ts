import { expect } from 'chai'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createJob, type JobIo, type ProcessOutput } from '../../src/process/job.js'
import { readMemoryBytes } from '../../src/process/process-stat.js'
import { createRunProcess } from '../../src/process/run-process.js'
import { startBy } from '../../src/process/start-by.js'
import { SpawnHelper } from '../../src/process/warm/spawn-helper.js'
import { doors } from '../support/mcp-clients.js'
import { isAlive, pidFile, readPids, untilGone } from '../support/processes.js'
import { serveFixtures } from '../support/serve-plugins.js'
import { python } from '../support/system-python.js'

const environment = { PATH: process.env.PATH ?? '', FIRST: 'a=b', ODD: 'ü\n', EMPTY: '', LAST: '1' }
const findPython = async (): Promise<string> => (await python.find(tmpdir())).executable

/** A program: the words of its command line, or the text of one for the shell. */
interface Program {
  readonly words?: readonly string[]
  readonly text?: string
  readonly stdin?: string
  readonly cwd?: string
  readonly variables?: Readonly<Record<string, string>>
  readonly outputBytesMax?: number
}
type RunOne = (program: Program, io?: JobIo) => Promise<ProcessOutput>

function runsOf(helper?: SpawnHelper): RunOne {
  const run = createRunProcess({ inherited: environment }, undefined, startBy(helper))
  return ({ text = '', words = ['sh', '-c', text], cwd = dir, outputBytesMax = 2 ** 23, ...more }, io) => {
    const [mainFile = '', ...args] = words
    const launch = { plugin: 'p', file: 'cli', local: { interpreter: [], mainFile, args, cwd } }
    return run(createJob(launch, [], { timeoutMs: 20_000, outputBytesMax, graceMs: 500 }, more), io)
  }
}

let dir: string
let helper: SpawnHelper
let helped: RunOne
const plain = runsOf()
const parentOf = async (run: RunOne): Promise<number> => Number((await run({ text: 'echo $PPID' })).stdout)

describe('a program that a helper starts', function () {
  this.timeout(30_000)
  before(async function () {
    if (process.platform !== 'linux') this.skip()
    dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    await mkdir(join(dir, 'bin', 'both'), { recursive: true })
    await mkdir(join(dir, 'other'))
    await mkdir(join(dir, 'closed'))
    await writeFile(join(dir, 'bin', 'tool'), '#!/bin/sh\necho "tool $0 $*"\n', { mode: 0o755 })
    await writeFile(join(dir, 'other', 'both'), '#!/bin/sh\necho other\n', { mode: 0o755 })
    await writeFile(join(dir, 'other', 'tool'), '#!/bin/sh\necho other\n', { mode: 0o644 })
    await writeFile(join(dir, 'bare'), 'echo "no first line $*"\n', { mode: 0o755 })
    await writeFile(join(dir, 'orphan'), '#!/no/such/interpreter\n', { mode: 0o755 })
    await chmod(join(dir, 'closed'), 0o000)
    helper = new SpawnHelper(findPython, environment)
    helped = runsOf(helper)
    expect(await parentOf(helped)).to.not.equal(process.pid)
  })
  after(async () => {
    helper.close()
    await chmod(join(dir, 'closed'), 0o755)
    await rm(dir, { recursive: true, force: true })
  })

  const status = '^(Sig(Blk|Ign|Cgt|Pnd)|ShdPnd|Cap.*|NoNewPrivs|Seccomp|Uid|Gid|Groups|Umask|Cpus_allowed):'
  const programs: Readonly<Record<string, Program | (() => Program)>> = {
    'ends well': { text: 'exit 0' },
    'ends badly': { text: 'echo no >&2; exit 255' },
    'ends by a signal': { text: 'kill -TERM $$' },
    'is killed': { text: 'kill -KILL $$' },
    crashes: { text: 'kill -SEGV $$' },
    'writes to a pipe that nobody reads': { text: 'yes | head -n 1; kill -PIPE $$' },
    'reads the stdin that nothing is on': { text: 'cat; readlink /proc/$$/fd/0' },
    'reads a text on stdin': { words: ['cat'], stdin: 'ü\0 {"a": 1}\n' },
    'reads an empty text on stdin': { words: ['wc', '-c'], stdin: '' },
    'reads much on stdin': { words: ['md5sum'], stdin: 'x\n'.repeat(2_000_000) },
    'reads it late': { text: 'sleep 0.3; md5sum', stdin: 'x\n'.repeat(2_000_000) },
    'does not read what is on stdin': { text: 'echo unread', stdin: 'x'.repeat(4_000_000) },
    'closes stdin': { text: 'exec <&-; sleep 0.1; echo closed', stdin: 'x'.repeat(4_000_000) },
    'prints much': {
      text: 'head -c 3000000 /dev/zero | tr "\\0" x; head -c 300000 /dev/zero | tr "\\0" y >&2',
    },
    'prints and ends at once, as Node does': {
      words: [process.execPath, '-e', 'process.stdout.write("x".repeat(100_000)); process.exit()'],
    },
    'closes stdout': { text: 'exec >&-; echo lost 2>&-; echo $? >&2' },
    'closes stdout and stderr, and goes on': { text: 'exec >&- 2>&-; sleep 0.3; exit 4' },
    'leaves a child with its pipes': { text: 'sleep 30 & echo left' },
    'leaves one in a session of its own': { text: 'setsid sleep 2 & echo left; echo left >&2' },
    'has its variables, in their order': { words: ['env'], variables: { MORE: 'm', FIRST: 'other' } },
    'has its folder': { text: 'pwd; readlink /proc/$$/cwd', cwd: '/usr/bin/..' },
    'has odd words': {
      words: ['printf', '<%s>', '', ' ', "it's", '"', '$HOME', '\n', '\u0001', 'ü😀', '\ud800', '*', '-'],
    },
    'has many words': {
      words: ['sh', '-c', 'echo $# $*', ...Array.from({ length: 20_000 }, (_, at) => `word${at}`)],
    },
    'has a long word': { words: ['sh', '-c', 'echo ${#0}', 'x'.repeat(120_000)] },
    'has a command line of its own': { words: ['cat', '/proc/self/cmdline'] },
    // A child has those with higher numbers of whoever started smcp; a program of the helper has not.
    'has no descriptor that it need not have': { text: "ls /proc/self/fd | grep -xE '[0-9]|1[0-5]'" },
    'leads a session and a group of its own': {
      text: 'set -- $(cat /proc/$$/stat); [ $5 = $$ ] && [ $6 = $$ ] && echo "own, terminal $7"',
    },
    'has the signals, rights and umask that it should': {
      words: ['grep', '-E', status, '/proc/self/status'],
    },
    'has the limits that it should': { words: ['cat', '/proc/self/limits', '/proc/self/oom_score_adj'] },
    'has the priority that it should': { words: ['nice'] },
    'is found in its own folder': { words: ['./bin/tool', 'a'] },
    'is found on the PATH of the call': { words: ['tool', 'a'], variables: { PATH: 'other:/no/such:bin' } },
    'is found on a PATH with the folder itself': { words: ['bare'], variables: { PATH: ':/bin' } },
    'has the name of a folder on PATH': () => ({
      words: ['both'],
      variables: { PATH: `${dir}/bin:${dir}/other:${environment.PATH}` },
    }),
    'has no first line': { words: ['./bare', 'a'] },
    'is not there': { words: ['./gone'] },
    'is on no PATH': { words: ['no-such-program'] },
    'is not executable': { words: ['./other/tool'] },
    'is a folder': { words: ['./bin'] },
    'has an interpreter that is not there': { words: ['./orphan'] },
    'has a folder that is not there': () => ({ words: ['true'], cwd: join(dir, 'gone') }),
    'has a file as its folder': () => ({ words: ['true'], cwd: join(dir, 'bare') }),
    'has a word that is too long': { words: ['true', 'x'.repeat(200_000)] },
    'has too many words': { words: ['true', ...Array.from({ length: 300 }, () => 'x'.repeat(100_000))] },
    'has a word that ends in it': { words: ['true', 'a\0b'] },
    'has a variable that ends in it': { words: ['true'], variables: { ODD: 'a\0b' } },
    'is ended at its limit': { words: ['yes'], outputBytesMax: 100_000 },
  }
  for (const [what, given] of Object.entries(programs))
    it(`is like a child of smcp: ${what}`, async () => {
      const program = typeof given === 'function' ? given() : given
      const [one, other] = await Promise.all([plain(program), helped(program)])
      expect(seen(other)).to.deep.equal(seen(one))
    })

  it('can open /dev/stdout and /dev/stderr, and opens its stdin again', async () => {
    const text = 'echo out >/dev/stdout; echo err >/dev/stderr; cat /dev/stdin'
    const { stdout, stderr } = await helped({ text, stdin: 'in' })
    expect([stdout.toString(), stderr.toString()]).to.deep.equal(['out\nin', 'err\n'])
  })

  it('is counted', async () => {
    const small = await helped({ text: 'i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done' })
    expect(small.usage?.cpuMs).to.be.greaterThan(5)
    expect(small.usage?.memoryBytesMax).to.equal(undefined)
    const large = await helped({ words: [await findPython(), '-c', 'b"x" * 300_000_000'] })
    expect(large.usage?.memoryBytesMax).to.be.within(300_000_000, 400_000_000)
  })

  it('does not hold the output of others that run at once', async () => {
    const [short, long] = [helped({ text: 'echo short' }), helped({ text: 'sleep 1; echo long' })]
    const [one, other] = await Promise.all([short, long])
    expect([one.stdout.toString(), other.stdout.toString()]).to.deep.equal(['short\n', 'long\n'])
    expect(one.times.runMs).to.be.lessThan(900)
  })

  it('is kept apart from others that run at once', async () => {
    const words = Array.from({ length: 40 }, (_, at) => `word-${at}`)
    const outputs = await Promise.all(
      words.map((word) => helped({ text: `yes ${word} | head -n 20000; cat`, stdin: word })),
    )
    outputs.forEach(({ stdout }, at) => {
      expect(stdout.toString()).to.equal(`${`${words[at]!}\n`.repeat(20_000)}${words[at]!}`)
    })
  })
})

describe('a helper that starts programs', function () {
  this.timeout(30_000)
  beforeEach(async function () {
    if (process.platform !== 'linux') this.skip()
    dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    helper = new SpawnHelper(findPython, environment)
    helped = runsOf(helper)
  })
  afterEach(async () => {
    helper.close()
    await rm(dir, { recursive: true, force: true })
  })

  it('tells the memory of a program that has less than smcp', async () => {
    const much = Buffer.alloc(300_000_000, 1)
    const { usage } = await helped({ words: [await findPython(), '-c', 'b"x" * 100_000_000'] })
    expect(usage?.memoryBytesMax).to.be.within(100_000_000, 200_000_000).and.be.below(much.length)
  })

  it('is followed by another when it dies, and what it ran is lost and not run again', async () => {
    const file = await pidFile()
    const running = helped({ text: `echo $$ $PPID >>${file}; sleep 30` })
    const [program = 0, parent = 0] = await readPids(file)
    process.kill(parent, 'SIGKILL')
    expect(await running).to.deep.include({ end: 'lost', exitCode: undefined, signal: undefined })
    await untilGone([program])
    const next = await parentOf(helped)
    expect([parent, process.pid]).to.not.include(next)
    expect(await readFile(file, 'utf8')).to.equal(`${program} ${parent}\n`)
  })

  it('is done without once it has died again and again', async () => {
    for (let deaths = 0; deaths < 3;) {
      const parent = await parentOf(helped)
      // A call may come before its death is known.
      if (parent === process.pid) continue
      process.kill(parent, 'SIGKILL')
      deaths += 1
    }
    const parents = [await parentOf(helped), await parentOf(helped)]
    expect(parents).to.deep.equal([process.pid, process.pid])
  })

  it('is done without for a call that it did not take before it died', async () => {
    const parent = await parentOf(helped)
    process.kill(parent, 'SIGSTOP')
    const waiting = parentOf(helped)
    process.kill(parent, 'SIGKILL')
    expect(await waiting).to.equal(process.pid)
  })

  it('is done without where there is no Python for it', async () => {
    for (const missing of ['no-such-python', '/bin/false']) {
      const without = new SpawnHelper(() => Promise.resolve(missing), environment)
      expect(await parentOf(runsOf(without))).to.equal(process.pid)
    }
  })

  it('stays when a terminal or a supervisor ends all that smcp has started', async () => {
    const parent = await parentOf(helped)
    for (const signal of ['SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGTERM'] as const) process.kill(parent, signal)
    expect(await parentOf(helped)).to.equal(parent)
  })

  it('stays when what a cancelled program has left is ended', async () => {
    const file = await pidFile()
    const parent = await parentOf(helped)
    const controller = new AbortController()
    const running = helped(
      { text: `setsid sh -c 'echo $$ >${file}; sleep 30' & sleep 30` },
      { signal: controller.signal },
    )
    const [daemon = 0] = await readPids(file)
    controller.abort()
    expect((await running).end).to.equal('cancelled')
    await untilGone([daemon])
    expect(await parentOf(helped)).to.equal(parent)
  })

  it('keeps nothing of an output that the server does not read', async () => {
    const parent = await parentOf(helped)
    const outputs = Array.from({ length: 4 }, () =>
      helped({ text: 'head -c 40000000 /dev/zero', outputBytesMax: 2 ** 28 }),
    )
    await new Promise((done) => setTimeout(done, 50))
    const until = performance.now() + 500
    while (performance.now() < until);
    expect(readMemoryBytes(parent)).to.be.lessThan(32 * 2 ** 20)
    for (const { stdout } of await Promise.all(outputs)) expect(stdout.length).to.equal(40_000_000)
  })

  it('ends with its last call once it is closed', async () => {
    const file = await pidFile()
    const running = helped({ text: `echo $PPID >${file}; sleep 0.5; echo whole` })
    const [parent = 0] = await readPids(file)
    helper.close()
    expect((await running).stdout.toString()).to.equal('whole\n')
    await untilGone([parent])
    expect(await parentOf(helped)).to.equal(process.pid)
  })

  it('is there for the calls of a server and ends with it, unless it is switched off', async () => {
    await mkdir(join(dir, 'p'))
    await writeFile(join(dir, 'p', 'smcp.json'), '{"describe": {"commands": [{"name": "go"}]}}')
    await writeFile(join(dir, 'p', 'cli.sh'), 'echo "{\\"parent\\": $PPID}"')
    for (const spawnHelper of ['auto', 'off'] as const) {
      const server = await serveFixtures({ spawnHelper, pluginsDirs: [dir] })
      const client = await doors['Streamable HTTP, SDK v1']!(server.url)
      const { parent } = JSON.parse((await client.call('p__go', {})).text) as { parent: number }
      expect(parent === process.pid).to.equal(spawnHelper === 'off')
      expect(isAlive(parent)).to.equal(true)
      await client.close()
      await server.close()
      if (spawnHelper === 'auto') await untilGone([parent])
    }
  })
})

/** What can be seen of a run; the id of the run differs. */
function seen({ end, exitCode, signal, stdout, stderr, startProblem }: ProcessOutput): unknown {
  const [out, err] = [stdout, stderr].map((bytes) =>
    bytes
      .toString('latin1')
      .replace(/SMCP_RUN_ID=[-\w]+/, 'SMCP_RUN_ID')
      // Of the two signals that the C library keeps for itself, posix_spawn ignores both.
      .replace('SigIgn:\t0000000180000000', 'SigIgn:\t0000000000000000'),
  )
  return { end, exitCode, signal, out, err, startProblem }
}
