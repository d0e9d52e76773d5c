import { existsSync } from 'node:fs'
import { isAbsolute } from 'node:path'
import { hiddenFolders, isHidden, isInside, surroundings } from './hidden-folders.js'
import { createJob, type Run } from './job.js'
import type { Launch } from './launch.js'
import type { SandboxView } from './sandbox-view.js'

/** The same launch inside the sandbox, with a folder of its own that is writable. */
export type Sandbox = (launch: Launch, view: SandboxView, privateDir: string) => Launch

const bwrap = 'bwrap'
const isolation = [
  ['--ro-bind', '/', '/'],
  ['--dev', '/dev'],
  ['--proc', '/proc'],
  ...hiddenFolders.map((dir) => ['--tmpfs', dir]),
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
  const { exitCode } = await run(createJob(launch, [], { timeoutMs: 5000, outputBytesMax: 4096 }))
  return exitCode === 0 ? wrap : undefined
}

const wrap: Sandbox = (launch, { copies, readOnlyPaths, coveredPaths }, privateDir) => {
  const { command, args, cwd } = launch.local
  // The main file, and what runs it where that is a file of smcp.
  const files = args.filter((arg) => isAbsolute(arg) && isHidden(arg)).map((arg) => surroundings(arg))
  const isCopied = (path: string): boolean => [...copies.keys()].some((dir) => isInside(path, dir))
  const mounts = [
    ...files.filter((path) => !isCopied(path)).map((path) => ['--ro-bind-try', path, path] as const),
    ...readOnlyPaths.map((path) => ['--ro-bind-try', path, path] as const),
    ...[...copies].map(([path, copy]) => [copy === path ? '--ro-bind' : '--bind', copy, path] as const),
    ['--bind', privateDir, privateDir] as const,
    ...coveredPaths
      .filter((path) => existsSync(path))
      .map((path) => ['--ro-bind-try', '/dev/null', path] as const),
  ]
  // What lies inside of another comes after it.
  const inOrder = mounts.toSorted(([, , a], [, , b]) => a.length - b.length)
  return {
    ...launch,
    local: {
      command: bwrap,
      args: [...isolation, ...inOrder.flat(), '--chdir', cwd, '--', command, ...args],
      cwd: '/',
    },
  }
}
