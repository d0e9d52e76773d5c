#!/usr/bin/env node
// Starts oclif, nothing else: --version is answered first, without loading the framework.
import { readFileSync } from 'node:fs'

if (['--version', '-v'].includes(process.argv[2]) && process.argv.length === 3) {
  const { name, version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  console.log(`${name}/${version} ${process.platform}-${process.arch} node-${process.version}`)
} else {
  const { execute } = await import('@oclif/core')
  await execute({ dir: import.meta.url })
}
