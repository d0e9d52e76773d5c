/**
 * npm run bench:carried -- PROGRAM...: which descriptions installed programs carry, and what of them is in their tools. A
 * program is named as on PATH, or by its path.
 */
import Table from 'cli-table3'
import { existsSync, realpathSync } from 'node:fs'
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { readConfig } from '../src/config.js'
import { openCore } from '../src/core/open-core.js'
import type { Tool } from '../src/discovery/tool.js'
import { findOnPath } from '../src/process/find-on-path.js'

/** Where packages put scripts for shells, below their prefix. */
const scripts: Readonly<Record<string, readonly string[]>> = {
  fish: ['share/fish/vendor_completions.d/NAME.fish', 'share/fish/completions/NAME.fish'],
  zsh: ['share/zsh/vendor-completions/_NAME', 'share/zsh/site-functions/_NAME'],
  bash: ['share/bash-completion/completions/NAME', 'share/bash-completion/completions/NAME.bash'],
}

interface Program {
  readonly plugin: string
  readonly path: string
}

function findPrograms(names: readonly string[]): Program[] {
  return names.flatMap((name, index) => {
    const path = name.includes('/') ? resolve(name) : findOnPath(name, { PATH: process.env.PATH ?? '' }, '/')
    if (path === undefined || !existsSync(path)) console.error(`${name} is not installed`)
    return path === undefined || !existsSync(path) ? [] : [{ plugin: `program_${index}`, path }]
  })
}

/** The tools of programs, each a plugin that is a link to it. */
async function describe(programs: readonly Program[]): Promise<readonly Tool[]> {
  const dir = await mkdtemp(join(tmpdir(), 'smcp-bench-'))
  try {
    for (const { plugin, path } of programs) {
      await mkdir(join(dir, plugin))
      await symlink(path, join(dir, plugin, 'cli'))
    }
    const core = openCore({ ...readConfig({ pluginsDirs: [dir] }), noCache: true })
    await core.catalog.load()
    return await core.catalog.list()
  } finally {
    await rm(dir, { recursive: true })
  }
}

function rowOf({ plugin, path }: Program, all: readonly Tool[]): string[] {
  const tools = all.filter((tool) => tool.plugin === plugin)
  const parameters = tools.flatMap(({ command }) => command.parameters)
  const count = (wanted: (one: (typeof parameters)[number]) => boolean): string =>
    String(parameters.filter(wanted).length)
  const name = basename(path)
  const prefix = dirname(dirname(realpathSync(path)))
  const found = Object.entries(scripts).flatMap(([shell, places]) =>
    places.some((place) => existsSync(join(prefix, place.replace('NAME', name)))) ? [shell] : [],
  )
  return [
    name,
    tools[0]?.source ?? 'none',
    String(tools.length),
    count(({ flag }) => flag !== undefined),
    count(({ source }) => source === 'manual'),
    count(({ completedBy }) => completedBy?.includes('manual') === true),
    count(({ completedBy }) => completedBy?.includes('completion') === true),
    found.join(' ') || '-',
  ]
}

const programs = findPrograms(process.argv.slice(2))
if (programs.length === 0) {
  console.error('Name installed programs: npm run bench:carried -- ssh curl')
  process.exit(1)
}
const tools = await describe(programs)
const head = [
  'program',
  'source',
  'tools',
  'options',
  'of them by the manual',
  'texts by it',
  'values by scripts',
  'scripts',
]
const table = new Table({ head, style: { head: [], border: [] } })
table.push(...programs.map((program) => rowOf(program, tools)))
console.log(table.toString())
process.exit(0)
