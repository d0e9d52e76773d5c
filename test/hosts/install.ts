import { execa } from 'execa'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { binOf, folderOf } from './bin-of.js'
import type { Host } from './host.js'

/** Installs the pinned version of a host, unless it is there already. */
export async function install(host: Host): Promise<void> {
  if (existsSync(binOf(host))) return
  const cwd = folderOf(host)
  mkdirSync(cwd, { recursive: true })
  // Without a package.json of its own npm installs into a folder above that has one.
  writeFileSync(join(cwd, 'package.json'), '{"private": true}')
  await execa('npm', ['install', '--no-audit', '--no-fund', `${host.package}@${host.version}`], { cwd })
}
