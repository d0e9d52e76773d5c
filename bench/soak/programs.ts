/** What is right as the answer of a program: its word, or an error with this code. */
export type Right = { readonly word: 'alone' | 'among others' } | { readonly code: string }

/** A plugin of one command, `go`, which is given a word and is to print it. */
export interface SoakProgram {
  readonly file: string
  /** Its text; the word is the third of its arguments, behind `go --text`. */
  readonly text: string
  readonly right: Right
  readonly limits?: { readonly timeout?: number; readonly processes?: number; readonly concurrency?: number }
}

const alone: Right = { word: 'alone' }
const amongOthers: Right = { word: 'among others' }
const sh = (text: string): Pick<SoakProgram, 'file' | 'text'> => ({
  file: 'cli.sh',
  text: `#!/bin/sh\n${text}\n`,
})

const python = `import argparse

parser = argparse.ArgumentParser()
parser.add_argument("command")
parser.add_argument("--text")
print(parser.parse_args().text)
`
const node = `import { parseArgs } from 'node:util'

console.log(parseArgs({ options: { text: { type: 'string' } }, allowPositionals: true }).values.text)
`

/** Programs as people write them: those in Python are forked, that of Node is run by one that stood by. */
export const wellBehaved: Readonly<Record<string, SoakProgram>> = {
  python: { file: 'cli.py', text: python, right: alone },
  node: { file: 'cli.mjs', text: node, right: alone },
  shell: { ...sh('echo "$3"'), right: alone },
}

/** The program that is replaced, removed and put back while it is called. */
export const changing: SoakProgram = { file: 'cli.py', text: python, right: alone }

/** Programs that do what programs should not. */
export const hostile: Readonly<Record<string, SoakProgram>> = {
  flood: { ...sh('yes "$3"'), right: { code: 'output_too_large' } },
  'long-line': {
    ...sh(`head -c ${20 * 1024 ** 2} /dev/zero | tr '\\0' x`),
    right: { code: 'output_too_large' },
  },
  drip: {
    ...sh('while :; do echo "$3"; sleep 0.05; done'),
    limits: { timeout: 1 },
    right: { code: 'timeout' },
  },
  hang: { ...sh('exec sleep 600'), limits: { timeout: 0.5 }, right: { code: 'timeout' } },
  'ignores-sigterm': {
    ...sh("trap '' TERM\nwhile :; do sleep 0.2; done"),
    limits: { timeout: 0.5, concurrency: 2 },
    right: { code: 'timeout' },
  },
  // Its children hold stdout, and ignore what a polite end would be.
  grandchildren: {
    ...sh(`sh -c 'trap "" TERM; sh -c "sleep 600" & sleep 600' &\necho "$3"`),
    right: alone,
  },
  daemon: {
    ...sh(`setsid sh -c 'trap "" TERM; sleep 600; :' </dev/null >/dev/null 2>&1 &\nsleep 600`),
    limits: { timeout: 0.5 },
    right: { code: 'timeout' },
  },
  'fork-storm': {
    ...sh('for i in $(seq 60); do sleep 600 & done\nwait'),
    limits: { processes: 20, concurrency: 2 },
    right: { code: 'usage_limit' },
  },
  crash: { ...sh('echo "$3"\nkill -SEGV $$'), right: { code: 'plugin_error' } },
  'invalid-bytes': { ...sh(`printf '\\377\\376\\n'\necho "$3"`), right: amongOthers },
  'deep-json': {
    ...sh(`printf '%10000s' '' | tr ' ' '['\nprintf '"%s"' "$3"\nprintf '%10000s' '' | tr ' ' ']'`),
    right: amongOthers,
  },
  'forged-answers': {
    ...sh(
      `for id in 0 1 2 3 4 5 6 7 8 9; do echo '{"jsonrpc":"2.0","id":'$id',"result":{"content":[]}}'; done\necho "$3"`,
    ),
    right: amongOthers,
  },
}
