import { execa } from 'execa'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { findOnPath } from '../../src/process/find-on-path.js'
import type { Package, RealProgram } from './program.js'

// An empty variable counts as none: https://specifications.freedesktop.org/basedir-spec/latest/
const { XDG_CACHE_HOME: cache } = process.env
const root = join(cache === undefined || cache === '' ? join(homedir(), '.cache') : cache, 'smcp', 'real')

/**
 * Installs a program as its users do: a virtual environment of its own, a folder of npm's, the distribution's package.
 * Once: what is there already is used again. Returns the path of its command.
 */
export async function install({
  package: wanted,
  bin,
}: Pick<RealProgram, 'package' | 'bin'>): Promise<string> {
  if ('apt' in wanted) return installByApt(wanted.apt, bin)
  const dir = folderOf(wanted)
  // Written last: what was interrupted is made anew.
  const marker = join(dir, 'complete')
  if (!existsSync(marker)) {
    await rm(dir, { recursive: true, force: true })
    await mkdir(dir, { recursive: true })
    await ('pip' in wanted ? installByPip(wanted.pip, dir) : installByNpm(wanted.npm, dir))
    await writeFile(marker, '')
  }
  return join(dir, 'pip' in wanted ? 'bin' : 'node_modules/.bin', bin)
}

function folderOf(wanted: Exclude<Package, { apt: string }>): string {
  const [kind = '', packages = []] = Object.entries(wanted)[0] ?? []
  const hash = createHash('sha256').update(JSON.stringify(packages)).digest('hex').slice(0, 8)
  return join(root, kind, `${String(packages[0]).replaceAll(/[^\w.-]+/g, '-')}-${hash}`)
}

async function installByPip(packages: readonly string[], dir: string): Promise<void> {
  await execa('python3', ['-m', 'venv', dir])
  const options = ['--quiet', '--disable-pip-version-check', '--no-input']
  await execa(join(dir, 'bin', 'python'), ['-m', 'pip', 'install', ...options, ...packages])
}

async function installByNpm(packages: readonly string[], dir: string): Promise<void> {
  // Without a package.json of its own npm installs into a folder above that has one.
  await writeFile(join(dir, 'package.json'), '{"private": true}')
  await execa('npm', ['install', '--silent', '--no-audit', '--no-fund', ...packages], { cwd: dir })
}

async function installByApt(name: string, bin: string): Promise<string> {
  const environment = process.env as Record<string, string>
  const there = findOnPath(bin, environment)
  if (there !== undefined) return there
  await execa('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name])
  return findOnPath(bin, environment) ?? fail(`the package ${name} has no command ${bin}`)
}

function fail(message: string): never {
  throw new Error(message)
}
