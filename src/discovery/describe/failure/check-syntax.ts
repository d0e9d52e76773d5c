import type { Ask } from '../ask-program.js'
import { basename } from 'node:path'
import type { Language } from '../look/languages.js'
import type { Plugin } from '../../tool.js'

/** Arguments that make an interpreter read a file without running any of it. Perl has none: it runs BEGIN blocks. */
const checks: Partial<Record<Language['name'], readonly string[]>> = {
  python: ['-I', '-S', '-c', 'import sys; compile(open(sys.argv[1], "rb").read(), sys.argv[1], "exec")'],
  node: ['--check'],
  ruby: ['-c'],
  php: ['-l'],
  shell: ['-n'],
}

/** What the interpreter says about a program's syntax; undefined if it can't check it. Runs none of the program. */
export async function checkSyntax(
  { dir, manifest, launch }: Plugin,
  language: Language['name'] | undefined,
  ask: Ask,
): Promise<string | undefined> {
  const check = language && checks[language]
  const { plugin, file, local } = launch
  // Only if the arguments reach the interpreter itself.
  const [command = '', ...words] = local.interpreter
  const isKnown = command !== '' && words.length === (basename(command) === 'env' ? 1 : 0)
  if (!check || !isKnown || manifest.interpreter !== undefined) return undefined
  const interpreter = [...local.interpreter, ...check]
  const output = await ask({ plugin, file, local: { ...local, interpreter, cwd: dir } }, [], {
    question: 'the check of its syntax',
  })
  return output.stderr.toString('utf8')
}
