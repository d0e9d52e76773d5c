import { dirname } from 'node:path'

/** The paths of a script: as it is called, which is its `$0`, and its real path. */
export interface ScriptPaths {
  readonly called: string
  readonly real: string
}

const self =
  /"(\$0|\$\{0\}|\$BASH_SOURCE|\$\{BASH_SOURCE(\[0\])?\})"|\$0|\$\{0\}|\$BASH_SOURCE\b|\$\{BASH_SOURCE(\[0\])?\}/g
const folderOfSelf = /\$\{(0|BASH_SOURCE(\[0\])?)%\/\*\}/g
const path = /"?([^\s"$`'()]+)"?/.source
const folderOf = new RegExp(String.raw`\$\(dirname(?: --)? ${path}\)`, 'g')
const realPathOf = new RegExp(String.raw`\$\((?:readlink -[ef]|realpath)(?: --)? ${path}\)`, 'g')
const workingFolder = new RegExp(
  String.raw`\$\(cd(?: -P)?(?: --)? ${path}(?: ?(?:&>|>|2>) ?(?:/dev/null|&1))* ?&& ?pwd(?: -P)?\)`,
  'g',
)

/**
 * Fills in a shell script's own path and folder where it computes them: `$(dirname "$0")`,
 * `$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)`, `$(readlink -f "$0")` and the like. Other text stays as it is.
 */
export function withOwnPath(text: string, { called, real }: ScriptPaths): string {
  // Such a path would mean something else in a script.
  if (/[\s"$`'()\\]/.test(called + real)) return text
  const named = text.replaceAll(folderOfSelf, dirname(called)).replaceAll(self, called)
  const workedOut = named.replaceAll(realPathOf, (_, path: string) => (path === called ? real : path))
  return settle(workedOut, (before) =>
    before
      .replaceAll(folderOf, (_, path: string) => dirname(path))
      .replaceAll(workingFolder, (_, path: string) => path)
      .replaceAll(realPathOf, (_, path: string) => path),
  )
}

/** Applies a change until nothing changes, because an inner expression is replaced before the one around it. */
function settle(text: string, change: (text: string) => string): string {
  const changed = change(text)
  return changed === text ? text : settle(changed, change)
}
