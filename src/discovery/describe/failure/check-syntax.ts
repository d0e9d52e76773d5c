import type { Ask } from '../ask-program.js'
import { basename } from 'node:path'
import type { Language } from '../look/languages.js'
import type { Plugin } from '../../tool.js'

/** Arguments by which an interpreter reads a file and runs nothing of it. Perl has none: it runs BEGIN blocks. */
const checks: Partial<Record<Language['name'], readonly string[]>> = {
  python: ['-I', '-S', '-c', 'import sys; compile(open(sys.argv[1], "rb").read(), sys.argv[1], "exec")'],
  node: ['--check'],
  ruby: ['-c'],
  php: ['-l'],
  shell: ['-n'],
}

/** What the interpreter says of the text of a program; undefined where it can't be asked that. Nothing of it runs. */
export async function checkSyntax(
  { dir, manifest, launch }: Plugin,
  language: Language['name'] | undefined,
  ask: Ask,
): Promise<string | undefined> {
  const check = language && checks[language]
  const { plugin, file, local } = launch
  // Only where it is the interpreter itself that gets the words.
  const [command = '', ...words] = local.interpreter
  const isKnown = command !== '' && words.length === (basename(command) === 'env' ? 1 : 0)
  if (!check || !isKnown || manifest.interpreter !== undefined) return undefined
  const interpreter = [...local.interpreter, ...check]
  const output = await ask(
    { plugin, file, local: { ...local, interpreter, cwd: dir } },
    [],
    'a check of its text',
  )
  return output.stderr.toString('utf8')
}
