import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { ServeSummary } from '../../src/cli/serve/serve-summary.js'
import { homes } from './cache-home.js'

export const repository = fileURLToPath(new URL('../..', import.meta.url))

/** A server that has not gone this long after SIGTERM is killed, so that a test fails instead of hanging. */
const stopMs = 20_000

export interface RunningSmcp {
  readonly url: string
  readonly summary: ServeSummary
  readonly child: ChildProcessWithoutNullStreams
  /** Sends SIGTERM and resolves with the exit code; null where a signal ended it. */
  readonly stop: () => Promise<number | null>
}

export interface StartOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  /** A free one unless given. */
  readonly port?: number
  /** The program and its first arguments; the built smcp of this repository unless given. */
  readonly program?: readonly [string, ...string[]]
}

/** Starts `smcp serve` as a process of its own on a free port; resolves when it says that it is up. */
export async function startSmcp(args: readonly string[], options: StartOptions = {}): Promise<RunningSmcp> {
  const [file, ...first] = options.program ?? [process.execPath, `${repository}bin/run.js`]
  const child = spawn(file, [...first, 'serve', '--port', String(options.port ?? 0), '--json', ...args], {
    cwd: options.cwd ?? repository,
    env: testEnvironment(options.env),
  })
  const ended = new Promise<number | null>((done) => child.once('exit', done))
  const killAtOurEnd = (): void => void child.kill('SIGKILL')
  process.once('exit', killAtOurEnd)
  void ended.then(() => process.off('exit', killAtOurEnd))
  const summary = await readSummary(child).catch((error: unknown) => {
    child.kill('SIGKILL')
    throw error
  })
  return { url: summary.url, summary, child, stop: () => stop(child, ended) }
}

/** The environment of this process without settings of smcp and npm: how the tests were started must not change one. */
export function testEnvironment(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(S?MCP|npm)_/.test(name))
  return { ...Object.fromEntries(inherited), MCP_DISABLE_FILE_LOG: '1', ...homes, ...more }
}

function readSummary(child: ChildProcessWithoutNullStreams): Promise<ServeSummary & { url: string }> {
  let said = ''
  const collect = (text: string): void => void (said += text)
  child.stdout.setEncoding('utf8').on('data', collect)
  child.stderr.setEncoding('utf8').on('data', collect)
  return new Promise((resolve, reject) => {
    const fail = (what: string): void => {
      reject(new Error(`smcp serve ${what}; it said:\n${said}`))
    }
    child.once('error', (error) => {
      fail(`could not be started (${error.message})`)
    })
    // Not 'exit': by 'close' everything that it said has been read.
    child.once('close', (code, signal) => {
      fail(`ended with ${code ?? String(signal)} before it was up`)
    })
    createInterface(child.stdout).once('line', (line) => {
      try {
        resolve(JSON.parse(line) as ServeSummary & { url: string })
      } catch {
        // An error takes several lines: 'close' tells them all.
        child.kill('SIGTERM')
      }
    })
  })
}

async function stop(
  child: ChildProcessWithoutNullStreams,
  ended: Promise<number | null>,
): Promise<number | null> {
  const timer = setTimeout(() => child.kill('SIGKILL'), stopMs)
  child.kill('SIGTERM')
  return await ended.finally(() => {
    clearTimeout(timer)
  })
}
