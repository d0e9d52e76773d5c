import { execa } from 'execa'
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A plugin that is measured, and the same call of it without smcp. */
export interface Program {
  readonly tool: string
  readonly args: Readonly<Record<string, unknown>>
  readonly command: readonly string[]
  readonly cwd: string
}

export interface Programs {
  readonly light: Program
  readonly node: Program
  readonly compiled: Program
  /** Prints so many bytes. */
  readonly printing: (bytes: number) => Program
  /** Undefined unless asked for: its packages are large. */
  readonly heavy: Program | undefined
}

const light = `import argparse
import json
import re

parser = argparse.ArgumentParser()
parser.add_argument("command")
parser.add_argument("--text")
args = parser.parse_args()
print(json.dumps({"text": args.text, "words": len(re.findall(r"\\w+", args.text))}))
`
const heavy = `import numpy
import pydantic
import requests
${light.replace('"words"', '"sum": float(numpy.arange(9).sum()), "words"')}`
const printing = `import sys

count = int(sys.argv[3])
while count > 0:
    count -= sys.stdout.write("x" * min(count, 65536))
`
const node = `import { parseArgs } from 'node:util'

const { values } = parseArgs({ options: { text: { type: 'string' } }, allowPositionals: true })
console.log(JSON.stringify({ text: values.text, words: values.text.split(' ').length }))
`
const compiled = `#include <stdio.h>
int main(int argc, char **argv) { return printf("{\\"text\\": \\"%s\\"}\\n", argv[argc - 1]) < 0; }
`

/** The Python that a plugin gets, by its own name: a shim of a version manager costs more than the call. */
export async function pythonOnPath(): Promise<string> {
  return (await execa('python3', ['-c', 'import sys; print(sys.executable)'])).stdout
}

/** Makes plugins of small programs, described in their manifests, so that nothing is run to find out. */
export async function makePrograms(dir: string, python: string, heavyPython?: string): Promise<Programs> {
  const put = async (name: string, file: string, text: string, interpreter?: string): Promise<Program> => {
    await putPlugin(join(dir, name), file, text, interpreter)
    const run = interpreter === undefined ? [] : [interpreter]
    const cwd = join(dir, name)
    const command = [...run, join(cwd, file), 'go', '--text', 'some words']
    return { tool: `${name}__go`, args: { text: 'some words' }, command, cwd }
  }
  const prints = await put('printing', 'cli.py', printing, python)
  return {
    light: await put('light', 'cli.py', light, python),
    node: await put('node', 'cli.mjs', node, process.execPath),
    compiled: await put('compiled', 'cli', await compile(dir)),
    heavy: heavyPython === undefined ? undefined : await put('heavy', 'cli.py', heavy, heavyPython),
    printing: (bytes) => ({
      ...prints,
      args: { text: String(bytes) },
      command: [...prints.command.slice(0, -1), String(bytes)],
    }),
  }
}

async function putPlugin(cwd: string, file: string, text: string, interpreter?: string): Promise<void> {
  await mkdir(cwd, { recursive: true })
  if (!existsSync(join(cwd, file))) await writeFile(join(cwd, file), text, { mode: 0o755 })
  const parameters = [{ name: 'text', type: 'string', required: true }]
  const describe = { commands: [{ name: 'go', parameters }] }
  const manifest = { describe, ...(interpreter !== undefined && { interpreter: [interpreter] }) }
  await writeFile(join(cwd, 'smcp.json'), JSON.stringify(manifest))
}

/** Puts a program of C there; where there is no compiler, a shell's script in its place, and says so. */
async function compile(dir: string): Promise<string> {
  await mkdir(join(dir, 'compiled'), { recursive: true })
  const output = join(dir, 'compiled', 'cli')
  const { failed } = await execa('cc', ['-O2', '-x', 'c', '-', '-o', output], {
    input: compiled,
    reject: false,
  })
  if (failed) console.error('There is no C compiler, so a shell stands for the compiled program.')
  return '#!/bin/sh\necho "$3"\n'
}
