import { execa } from 'execa'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { repository } from '../test/support/start-smcp.js'

/**
 * Installs packages, each with its version, into `.cache/NAME`, unless they are there already, and gives the path of its
 * node_modules: outside that of the repository, where a package called node would take over every npm script.
 */
export async function installAside(
  name: string,
  packages: Readonly<Record<string, string>>,
): Promise<string> {
  const folder = join(repository, '.cache', name)
  const manifest = JSON.stringify({ private: true, dependencies: packages })
  // Written last, so that an interrupted installation is repeated.
  const marker = join(folder, 'installed.json')
  if (!existsSync(marker) || (await readFile(marker, 'utf8')) !== manifest) {
    const names = Object.entries(packages).map((pair) => pair.join('@'))
    process.stderr.write(`Installing ${names.join(' and ')}\n`)
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'package.json'), manifest)
    await execa('npm', ['install', '--no-audit', '--no-fund', '--prefix', folder], { cwd: folder })
    await writeFile(marker, manifest)
  }
  return join(folder, 'node_modules')
}
