import { execa } from 'execa'
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { repository } from './start-smcp.js'

interface InstallOptions {
  /** As the package `node` needs it, whose script brings the program. */
  readonly runScripts?: boolean
}

/**
 * A `node_modules` with these packages, such as `commander@2.20.3`; it is made once and kept under .cache/node, outside
 * that of the repository, where a package called node would take over every npm script.
 */
export async function nodeModulesWith(
  packages: readonly string[],
  { runScripts = false }: InstallOptions = {},
): Promise<string> {
  const dir = join(repository, '.cache', 'node', packages.join('+').replaceAll('/', '-'))
  // Written last: a folder that was interrupted half-way is filled anew.
  const marker = join(dir, 'complete')
  if (!existsSync(marker)) {
    await mkdir(dir, { recursive: true })
    await writeFile(join(dir, 'package.json'), '{}')
    const scripts = runScripts ? [] : ['--ignore-scripts']
    await execa('npm', ['install', '--silent', ...scripts, ...packages], { cwd: dir })
    await writeFile(marker, '')
  }
  return join(dir, 'node_modules')
}
