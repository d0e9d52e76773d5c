import { execa } from 'execa'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeOnce } from './make-once.js'
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
  await makeOnce(dir, async () => {
    await mkdir(dir, { recursive: true })
    await writeFile(join(dir, 'package.json'), '{}')
    const scripts = runScripts ? [] : ['--ignore-scripts']
    await execa('npm', ['install', '--silent', ...scripts, ...packages], { cwd: dir })
  })
  return join(dir, 'node_modules')
}
