import { basename, dirname, join } from 'node:path'
import { readHead } from '../../../read-head.js'
import type { OfferedValues } from '../../merge/add-values.js'
import { readBashScript } from './read-bash-script.js'
import { readFishScript } from './read-fish-script.js'
import { readZshScript } from './read-zsh-script.js'

const bytesMax = 1024 * 1024

/** Where packages put their scripts for completion, below their prefix; `*` is the program's name. */
const places: readonly [place: string, read: (text: string) => OfferedValues[]][] = [
  ['share/fish/vendor_completions.d/*.fish', readFishScript],
  ['share/zsh/vendor-completions/_*', readZshScript],
  ['share/zsh/site-functions/_*', readZshScript],
  ['share/bash-completion/completions/*', readBashScript],
  ['share/bash-completion/completions/*.bash', readBashScript],
]

/** The values that a program's scripts offer, and the files of those that offer any. */
interface ReadScripts {
  readonly offered: readonly OfferedValues[]
  readonly files: readonly string[]
}

/**
 * Reads the scripts that were installed with a program, given the paths by which it is known, to complete its words in a
 * shell: for `PREFIX/bin/NAME`, those of NAME below `PREFIX/share`. Runs none of them.
 */
export async function readScripts(programs: readonly string[]): Promise<ReadScripts> {
  const found = await Promise.all(
    programs.flatMap((program) =>
      places.map(async ([place, read]) => {
        const file = join(
          dirname(dirname(program)),
          place.replace('*', () => basename(program)),
        )
        const text = await readHead(file, bytesMax).catch(() => '')
        return { file, offered: read(text) }
      }),
    ),
  )
  const useful = found.filter(({ offered }) => offered.length > 0)
  return { offered: useful.flatMap(({ offered }) => offered), files: useful.map(({ file }) => file) }
}
