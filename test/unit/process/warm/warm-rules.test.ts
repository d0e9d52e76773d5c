import { expect } from 'chai'
import { createJob, neverStarted } from '../../../../src/process/job.js'
import type { Launch } from '../../../../src/process/launch.js'
import {
  whyColdCall,
  whyColdFromNowOn,
  whyColdLaunch,
  whyColdProgram,
  whyColdServer,
} from '../../../../src/process/warm/warm-rules.js'
import type { WatchedProgram } from '../../../../src/process/warm/watched-program.js'

const launch = (...interpreter: string[]): Launch => ({
  plugin: 'p',
  file: 'cli.py',
  local: { interpreter, mainFile: '/plugins/p/cli.py', args: [], cwd: '/plugins/p' },
})

describe('whyColdLaunch', () => {
  it('has nothing against a Python alone, on Linux', () => {
    for (const python of ['/usr/bin/python3', '/venv/bin/python', 'python3.12'])
      expect(whyColdLaunch(launch(python), 'linux')).to.equal(undefined)
  })

  it('keeps cold what is no Python, a Python with options, and other systems', () => {
    expect(whyColdLaunch(launch('/usr/bin/node'), 'linux')).to.equal('it is not run by Python')
    expect(whyColdLaunch(launch(), 'linux')).to.equal('it is not run by Python')
    expect(whyColdLaunch(launch('/usr/bin/python3', '-O'), 'linux')).to.equal('its Python is started with -O')
    expect(whyColdLaunch(launch('python3'), 'darwin')).to.include('on Linux only')
  })

  it('keeps cold what its owner wants so', () => {
    expect(whyColdLaunch({ ...launch('python3'), warm: false }, 'linux')).to.include('"warm": false')
    expect(whyColdLaunch({ ...launch('python3'), warm: true }, 'linux')).to.equal(undefined)
  })
})

const watched = (more: Partial<WatchedProgram> = {}): WatchedProgram => ({
  python: { implementation: 'cpython', version: [3, 12], isFreeThreaded: false },
  imports: [],
  files: [],
  variables: [],
  libraries: [],
  threads: {},
  events: [],
  ...more,
})

describe('whyColdProgram', () => {
  it('has nothing against what is known to be harmless, and only there', () => {
    const clock = (by: string): WatchedProgram =>
      watched({ events: [{ kind: 'clock read', by, detail: 'time' }] })
    expect(whyColdProgram(clock('logging'))).to.equal(undefined)
    expect(whyColdProgram(clock('x.logging'))).to.equal('the clock is read by the import of x.logging (time)')
  })

  it('keeps cold what does something that no rule knows', () => {
    const events = [{ kind: 'magic', by: 'x', detail: '' }]
    expect(whyColdProgram(watched({ events }))).to.equal('magic by the import of x')
  })

  it('keeps cold other Pythons, old ones, those without the global lock, and packages that are not safe to fork', () => {
    const python = (more: Partial<WatchedProgram['python']>): WatchedProgram =>
      watched({ python: { ...watched().python, ...more } })
    expect(whyColdProgram(python({ implementation: 'pypy' }))).to.equal('its Python is pypy')
    expect(whyColdProgram(python({ version: [3, 8] }))).to.equal('Python 3.8 is older than 3.9')
    expect(whyColdProgram(python({ isFreeThreaded: true }))).to.equal('its Python is free-threaded')
    expect(whyColdProgram(watched({ libraries: ['torch'] }))).to.equal('torch is not safe to fork')
  })

  it('lets only the threads be that are known to start again', () => {
    const module = 'numpy._core._multiarray_umath'
    expect(whyColdProgram(watched({ threads: { [module]: 2 } }))).to.equal(undefined)
    expect(whyColdProgram(watched({ threads: { [module]: 2, 'x._c': 1 } }))).to.include('x._c')
  })
})

describe('whyColdServer', () => {
  it('has nothing against the threads that the watch has seen, and against no more', () => {
    const program = watched({ threads: { a: 1, b: 1 } })
    expect(whyColdServer(['threads 2', 'stdin held'], program)).to.equal(undefined)
    expect(whyColdServer(['threads 3'], program)).to.equal('threads 3')
    expect(whyColdServer(['umask changed'], program)).to.equal('umask changed')
  })
})

describe('whyColdCall', () => {
  const base = { HOME: '/h', SMCP_RUN_ID: '0' }
  const job = createJob(launch('python3'), [], { timeoutMs: undefined, outputBytesMax: 1 })
  const why = (more: Record<string, string>, read: readonly string[] = []): string | undefined =>
    whyColdCall(
      job,
      { ...base, SMCP_RUN_ID: '1', ...more },
      { environment: base, variables: read, takesStdin: true },
    )

  it('has nothing against a variable that no import has read', () => {
    expect(why({ TOKEN: 'a' }, ['HOME'])).to.equal(undefined)
  })

  it('keeps cold a call whose variables would have changed an import, or Python itself', () => {
    expect(why({ TOKEN: 'a' }, ['TOKEN'])).to.include('TOKEN differs')
    expect(why({ TOKEN: 'a' }, ['*'])).to.include('TOKEN differs')
    for (const name of ['TZ', 'LC_ALL', 'PYTHONHASHSEED', 'LD_PRELOAD', 'OMP_NUM_THREADS'])
      expect(why({ [name]: 'x' }), name).to.include(`${name} differs`)
  })

  it('keeps cold a call with something on stdin where an import holds that', () => {
    const given = { ...job, stdin: '{}' }
    const common = { environment: base, variables: [], takesStdin: true }
    expect(whyColdCall(given, base, common)).to.equal(undefined)
    expect(whyColdCall(given, base, { ...common, takesStdin: false })).to.include('stdin')
  })
})

describe('whyColdFromNowOn', () => {
  it('keeps cold a program of which a forked call hung, crashed or was lost', () => {
    const ended = neverStarted('exited')
    expect(whyColdFromNowOn({ ...ended, exitCode: 1 })).to.equal(undefined)
    expect(whyColdFromNowOn({ ...ended, signal: 'SIGTERM' })).to.equal(undefined)
    expect(whyColdFromNowOn({ ...ended, signal: 'SIGSEGV' })).to.include('SIGSEGV')
    expect(whyColdFromNowOn(neverStarted('timed-out'))).to.include('too long')
    expect(whyColdFromNowOn(neverStarted('lost'))).to.include('ended')
  })
})
