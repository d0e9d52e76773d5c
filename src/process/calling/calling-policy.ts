import { realpath } from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { isInside } from '../hidden-folders.js'
import type { Launch } from '../launch.js'
import type { SandboxPolicy } from '../sandbox-policy.js'
import { HiddenParts } from './hidden-parts.js'
import type { LaunchSandbox } from './launch-sandbox.js'
import { neededPaths, type OperatorChoice } from './needed-paths.js'
import { existing, Rights } from './rights.js'

/** What belongs to people, and what holds the sockets of databases, docker and the desktop. */
const hiddenFolders = ['/home', '/root', '/tmp', '/var/tmp', '/run']
/** What every program needs, even if the plugins are right below it. */
const systemFolders = [
  '/',
  '/bin',
  '/etc',
  '/lib',
  '/lib64',
  '/opt',
  '/sbin',
  '/srv',
  '/usr',
  '/usr/lib',
  '/var',
]

/** What a policy is made from, besides the launch. */
export interface CallingOptions extends OperatorChoice {
  /** Folders of the server that no program needs. */
  readonly hidden: readonly string[]
  /** Files of the server that no program needs, which it can't open wherever they are. */
  readonly covered: readonly string[]
}

/** What the calls of a program can reach. */
export interface CallingPolicy extends Omit<SandboxPolicy, 'variables'> {
  /** What its manifest names and it may not have. */
  readonly refused: readonly string[]
  /** The same of what it can't run without. */
  readonly lacking: readonly string[]
}

/** Makes the policy for a program: what it needs to run, and what its manifest names and may have. */
export async function callingPolicy(
  launch: Launch,
  sandbox: LaunchSandbox,
  options: CallingOptions,
): Promise<CallingPolicy> {
  const { folder, mode } = sandbox
  const real = await realpath(folder)
  const plugins = await realpath(dirname(folder))
  const named = new Rights(real, sandbox)
  const writable = outermost(await named.toChange(sandbox.writable))
  const readable = await named.toRead(sandbox.readable)
  const hidden = await hiddenParts([plugins, ...options.hidden], options, [...writable, ...readable])
  const needed = await neededPaths(launch, real, options, hidden)
  const needs = new Rights(real, sandbox)
  const chosen = await needs.toRead(needed.chosen)
  const network = mode === 'network'
  const resolver = network ? await existing(['/etc/resolv.conf']) : []
  const hiddenOnes = [real, ...resolver, ...(await existing(needed.paths)), ...chosen].filter((path) =>
    hidden.has(path),
  )
  const shown = [...hiddenOnes, ...readable].filter((path) => !isInAny(path, writable))
  // bubblewrap would make it where it is hidden, and show that it is there.
  const covered = options.covered.filter(
    (path) => !hidden.has(path) || isInAny(path, [...shown, ...writable]),
  )
  return {
    hidden: hidden.folders.filter(
      (dir) => homesOf(options).includes(dir) || outermost(hidden.folders).includes(dir),
    ),
    readable: outermost(shown),
    writable,
    network,
    replaced: new Map(covered.map((path) => [path, '/dev/null'])),
    links: linksTo(real, [folder, join(plugins, basename(folder))], hidden),
    refused: named.refused,
    lacking: needs.refused,
  }
}

/** All that is hidden, except for what is in one of the folders that are named. */
async function hiddenParts(
  more: readonly string[],
  options: CallingOptions,
  named: readonly string[],
): Promise<HiddenParts> {
  const others = [...homesOf(options), ...more].filter(
    (dir) => dir.startsWith('/') && !systemFolders.includes(dir),
  )
  const all = await existing([...hiddenFolders, ...others])
  return new HiddenParts(all.filter((dir) => !isInAny(dir, named)))
}

function homesOf({ environment: { HOME = '' } }: CallingOptions): string[] {
  return [homedir(), HOME]
}

function isInAny(path: string, dirs: readonly string[]): boolean {
  return dirs.some((dir) => isInside(path, dir))
}

/** Without those that are inside another one. */
function outermost(paths: readonly string[]): string[] {
  const all = [...new Set(paths)]
  return all.filter((path) => !all.some((other) => other !== path && isInside(path, other)))
}

/** A plugin's folder has to be where it is looked for, too, if it is a link or is behind one. */
function linksTo(real: string, paths: readonly string[], hidden: HiddenParts): ReadonlyMap<string, string> {
  return new Map(paths.filter((path) => path !== real && hidden.has(path)).map((path) => [path, real]))
}
