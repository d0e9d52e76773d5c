import { realpath } from 'node:fs/promises'
import { dirname, isAbsolute, sep } from 'node:path'
import type { Launch, Run } from './launch.js'

/** What a program may see and change while it is asked. */
export interface SandboxView {
  /** A folder of its own, writable: its HOME and TMPDIR. */
  readonly privateDir: string
  /** The plugin's folder, and what stands in its place: a copy that it may change. */
  readonly pluginDir: string
  readonly pluginCopy: string
  /** What of the plugin's folder is not in its copy; seen, not changed. */
  readonly readOnlyPaths: readonly string[]
}

/** The same launch inside the sandbox. */
export type Sandbox = (launch: Launch, view: SandboxView) => Promise<Launch>

const bwrap = 'bwrap'
const isolation = [
  ['--ro-bind', '/', '/'],
  ['--dev', '/dev'],
  ['--proc', '/proc'],
  // Sockets of databases, of docker and of the desktop lie in these.
  ['--tmpfs', '/tmp'],
  ['--tmpfs', '/run'],
  ['--unshare-net', '--unshare-pid', '--unshare-ipc'],
  ['--new-session', '--die-with-parent'],
  ['--cap-drop', 'ALL'],
].flat()

/**
 * bubblewrap (https://github.com/containers/bubblewrap) where it is installed and works, which is tried once with
 * `true`: inside a container it may be refused. Undefined where there is none: macOS, Windows.
 */
export async function findSandbox(run: Run): Promise<Sandbox | undefined> {
  if (process.platform !== 'linux') return undefined
  const launch: Launch = {
    plugin: 'smcp',
    file: bwrap,
    local: { command: bwrap, args: [...isolation, 'true'], cwd: '/' },
  }
  const { exitCode } = await run(launch, [], { timeoutMs: 5000, outputBytesMax: 4096 })
  return exitCode === 0 ? wrap : undefined
}

const wrap: Sandbox = async (launch, { privateDir, pluginDir, pluginCopy, readOnlyPaths }) => {
  const { command, args, cwd } = launch.local
  const binds = [
    ...(await hiddenPaths([command, ...args])).flatMap((path) => ['--ro-bind-try', path, path]),
    ...['--bind', privateDir, privateDir],
    ...(pluginCopy === pluginDir ? ['--ro-bind', pluginDir, pluginDir] : ['--bind', pluginCopy, pluginDir]),
    ...readOnlyPaths.flatMap((path) => ['--ro-bind-try', path, path]),
  ]
  return {
    ...launch,
    local: {
      command: bwrap,
      args: [...isolation, ...binds, '--chdir', cwd, '--', command, ...args],
      cwd: '/',
    },
  }
}

/** The folders of programs and files below /tmp or /run, which are empty inside: an interpreter with its library, a linked main file. */
async function hiddenPaths(words: readonly string[]): Promise<string[]> {
  const files = words.filter(isAbsolute)
  const real = await Promise.all(files.map((file) => realpath(file).catch(() => file)))
  const prefix = files.slice(0, 1).map((file) => dirname(dirname(file)))
  const folders = [...files, ...real].map((file) => (isHidden(dirname(file)) ? dirname(file) : file))
  return [...new Set([...prefix, ...folders])].filter(isHidden)
}

function isHidden(path: string): boolean {
  return ['/tmp', '/run'].some((dir) => path.startsWith(dir + sep))
}
