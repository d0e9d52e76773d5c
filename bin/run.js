#!/usr/bin/env node
// Starts oclif, nothing else: --version and the questions of a shell are answered without loading the framework.
import { readFileSync } from 'node:fs'
import { isatty } from 'node:tty'

if (['--version', '-v'].includes(process.argv[2]) && process.argv.length === 3) {
  const { name, version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  console.log(`${name}/${version} ${process.platform}-${process.arch} node-${process.version}`)
} else if (process.argv[2] === 'complete' && ['--', '--bash'].includes(process.argv[3])) {
  // A shell asks while a person types, and can't wait for the framework either.
  const { printCandidates, printForBash } = await import('../dist/cli/complete/print-candidates.js')
  const [how, ...rest] = process.argv.slice(3)
  await (how === '--' ? printCandidates(rest) : printForBash(...rest))
} else {
  // A supervisor may send SIGHUP to a server that is still starting, which it would end; its handler comes later. At a
  // terminal it says that the terminal is gone.
  if (process.argv[2] === 'serve' && ![0, 1, 2].some((descriptor) => isatty(descriptor)))
    process.on('SIGHUP', () => undefined)
  const { execute } = await import('@oclif/core')
  await execute({ dir: import.meta.url })
}
