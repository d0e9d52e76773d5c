import { realpathSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findOnPath } from '../../process/find-on-path.js'
import type { Connection } from './client.js'

/** Where programs stay when they are replaced by newer ones; a version manager's folders come and go. */
const lasting = ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin', '/home/linuxbrew/.linuxbrew/bin']

/**
 * How a client starts smcp itself: by full paths, for it has another working folder and a shorter PATH than a shell.
 */
export function serveCommand(
  pluginsDirs: readonly string[],
  environment: Readonly<Record<string, string>>,
): Extract<Connection, { kind: 'stdio' }> {
  const program = fileURLToPath(new URL('../../../bin/run.js', import.meta.url))
  const folders = pluginsDirs.flatMap((dir) => ['--plugins-dir', dir])
  return {
    kind: 'stdio',
    command: lastingNode(process.execPath, environment),
    args: [program, 'serve', '--stdio', ...folders],
  }
}

/** The path of this Node that holds longest: Homebrew's own leads to one version. */
function lastingNode(node: string, environment: Readonly<Record<string, string>>): string {
  const onPath = findOnPath('node', environment)
  const isSame =
    onPath !== undefined && lasting.includes(dirname(onPath)) && realpathSync(onPath) === realpathSync(node)
  return isSame ? onPath : node
}
