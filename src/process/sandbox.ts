import { existsSync } from 'node:fs'
import { hiddenFolders } from './hidden-folders.js'
import { createJob, type Run } from './job.js'
import type { Launch } from './launch.js'
import type { SandboxPolicy } from './sandbox-policy.js'

/** The same launch inside the sandbox. */
export type Sandbox = (launch: Launch, policy: SandboxPolicy) => Launch

const bwrap = 'bwrap'
const isolation = [
  ['--ro-bind', '/', '/'],
  ['--dev', '/dev'],
  ['--proc', '/proc'],
  ...hiddenFolders.map((dir) => ['--tmpfs', dir]),
  ['--unshare-pid', '--unshare-ipc'],
  ['--new-session', '--die-with-parent'],
  ['--cap-drop', 'ALL'],
].flat()

/**
 * Finds bubblewrap (https://github.com/containers/bubblewrap) and tries it once with `true`: inside a container it may
 * be refused. Undefined if it does not work or does not exist (macOS, Windows).
 */
export async function findSandbox(run: Run): Promise<Sandbox | undefined> {
  if (process.platform !== 'linux') return undefined
  const launch: Launch = {
    plugin: 'smcp',
    file: bwrap,
    local: {
      interpreter: [bwrap, ...isolation, '--unshare-net', '--'],
      mainFile: 'true',
      args: [],
      cwd: '/',
    },
  }
  const { exitCode } = await run(createJob(launch, [], { timeoutMs: 5000, outputBytesMax: 4096 }))
  return exitCode === 0 ? wrap : undefined
}

const wrap: Sandbox = (launch, policy) => {
  const { local } = launch
  const network = policy.network ? [] : ['--unshare-net']
  const words = [bwrap, ...isolation, ...network, ...mounts(policy), '--chdir', local.cwd, '--']
  return { ...launch, local: { ...local, interpreter: [...words, ...local.interpreter], cwd: '/' } }
}

function mounts({ readable, writable, replaced }: SandboxPolicy): string[] {
  const all = [
    ...readable.map((path) => ['--ro-bind-try', path, path] as const),
    // bubblewrap can't create a mount point in a read-only folder, so a path that has been removed is left out.
    ...[...replaced]
      .filter(([path]) => existsSync(path))
      .map(([path, source]) => ['--bind-try', source, path] as const),
    ...writable.map((path) => ['--bind', path, path] as const),
  ]
  // A path inside another one is mounted after it.
  return all.toSorted(([, , a], [, , b]) => a.length - b.length).flat()
}
