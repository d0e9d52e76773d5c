import { existsSync } from 'node:fs'
import { findOnPath } from './find-on-path.js'
import { createJob, type Run } from './job.js'
import type { Launch } from './launch.js'
import type { SandboxPolicy } from './sandbox-policy.js'

/** The same launch inside the sandbox. */
export type Sandbox = (launch: Launch, policy: SandboxPolicy) => Launch

/** Why there is no sandbox on this machine, in the words of what refused it. */
export class NoSandbox {
  constructor(readonly reason: string) {}
}

/** The processes that a sandbox has besides its program: bubblewrap, and the first process inside, which is its, too. */
export const sandboxProcesses = 2

const walls = [
  ['--ro-bind', '/', '/'],
  ['--dev', '/dev'],
  ['--proc', '/proc'],
].flat()
const isolation = [
  ['--unshare-pid', '--unshare-ipc'],
  ['--new-session', '--die-with-parent'],
  ['--cap-drop', 'ALL'],
].flat()

/**
 * Finds bubblewrap (https://github.com/containers/bubblewrap) on this PATH and tries it once with `true`: inside a
 * container it may be refused, with or without a network of its own. It does not exist on macOS and Windows.
 */
export async function findSandbox(
  run: Run,
  environment: Readonly<Record<string, string | undefined>>,
  network = false,
): Promise<Sandbox | NoSandbox> {
  if (process.platform !== 'linux') return new NoSandbox(`there is none on ${process.platform}`)
  const { PATH = '' } = environment
  const bwrap = findOnPath('bwrap', { PATH })
  if (bwrap === undefined) return new NoSandbox('bubblewrap (bwrap) is not on PATH')
  const nothing = { hidden: [], readable: [], writable: [] }
  const policy = { ...nothing, network, replaced: new Map(), links: new Map(), variables: new Map() }
  const local = { interpreter: [], mainFile: 'true', args: [], cwd: '/' }
  const launch = wrap(bwrap, { plugin: 'smcp', file: 'bwrap', local }, policy)
  const output = await run(createJob(launch, [], { timeoutMs: 5000, outputBytesMax: 4096 }))
  if (output.exitCode === 0) return (...what) => wrap(bwrap, ...what)
  const said = output.stderr.toString().trim().split('\n').at(-1) ?? ''
  const why = output.startProblem ?? said
  return new NoSandbox(why === '' ? `${bwrap} did not run: ${output.end}` : why)
}

/** A path that is not absolute would be looked for where the program's own variables say. */
function wrap(bwrap: string, launch: Launch, policy: SandboxPolicy): Launch {
  const { local } = launch
  const network = policy.network ? [] : ['--unshare-net']
  const variables = [...policy.variables].flatMap(([name, value]) => ['--setenv', name, value])
  const place = [...walls, ...mounts(policy), ...isolation, ...network, ...variables, '--chdir', local.cwd]
  const words = [bwrap, ...place, '--']
  return { ...launch, local: { ...local, interpreter: [...words, ...local.interpreter], cwd: '/' } }
}

function mounts({ hidden, readable, writable, replaced, links }: SandboxPolicy): string[] {
  const all: (readonly [path: string, ...words: string[]])[] = [
    ...hidden.map((path) => [path, '--tmpfs', path] as const),
    ...readable.map((path) => [path, '--ro-bind-try', path, path] as const),
    // bubblewrap can't create a mount point in a read-only folder, so a path that has been removed is left out.
    ...[...replaced]
      .filter(([path]) => existsSync(path))
      .map(([path, source]) => [path, '--bind-try', source, path] as const),
    ...writable.map((path) => [path, '--bind', path, path] as const),
    ...[...links].map(([path, target]) => [path, '--symlink', target, path] as const),
  ]
  // A path inside another one is mounted after it.
  return all.toSorted(([a], [b]) => a.length - b.length).flatMap(([, ...words]) => words)
}
