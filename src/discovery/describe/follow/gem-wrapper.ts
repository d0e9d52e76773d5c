import { readdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { isFile } from './is-file.js'

/** The program of a gem that a script loads. */
export interface GemProgram {
  readonly gem: string
  readonly name: string
}

/** The lines of such a script besides the one that loads the program. */
const known = [
  /^require ['"]rubygems['"]$/,
  /^Gem\.use_gemdeps$/,
  /^version = (?:">= 0(?:\.a)?"|str)$/,
  /^str = (?:ARGV\.first|str\.b\[.*\])$/,
  /^if str$/,
  /^if str and Gem::Version\.correct\?\(.*\)$/,
  /^if ARGV\.first$/,
  /^ARGV\.shift$/,
  /^if Gem\.respond_to\?\(:activate_bin_path\)$/,
  /^gem ['"][\w-]+['"], version$/,
  /^(?:else|end)$/,
]

/** Reads the script that RubyGems writes for a program of a gem. https://github.com/rubygems/rubygems */
export function readGemWrapper(text: string): GemProgram | undefined {
  if (!/^#!.*ruby/.test(text)) return undefined
  const lines = text
    .split('\n')
    .map((line) => line.replace(/^\s*#.*/, '').trim())
    .filter((line) => line !== '' && !known.some((form) => form.test(line)))
  const loads = lines.map((line) =>
    /^load Gem\.(?:activate_)?bin_path\(['"]([\w-]+)['"], ['"]([\w.-]+)['"], version\)$/.exec(line),
  )
  const [, gem, name] = loads[0] ?? []
  const isWhole = loads.every((found) => found?.[1] === gem && found?.[2] === name)
  return isWhole && gem !== undefined && name !== undefined ? { gem, name } : undefined
}

/**
 * The file of a gem's program: among the gems of the script's own prefix, of the user and of the system, the newest
 * version first. Undefined if there is none.
 */
export async function findGemProgram({ gem, name }: GemProgram, script: string): Promise<string | undefined> {
  const prefix = dirname(dirname(script))
  const homes = [prefix, join(homedir(), '.local/share/gem/ruby/*'), join(homedir(), '.gem/ruby/*')]
  const shared = [
    `${prefix}/lib/ruby/gems/*`,
    '/var/lib/gems/*',
    '/usr/share/rubygems-integration/*',
    '/usr/lib/ruby/gems/*',
  ]
  for (const home of (await Promise.all([...homes, ...shared].map(expand))).flat()) {
    const versions = (await namesIn(join(home, 'gems'))).filter((one) => versionOf(one, gem) !== undefined)
    for (const version of versions.sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))) {
      for (const folder of ['exe', 'bin']) {
        const file = join(home, 'gems', version, folder, name)
        if (await isFile(file)) return file
      }
    }
  }
  return undefined
}

function versionOf(folder: string, gem: string): string | undefined {
  return folder.startsWith(`${gem}-`) ? /^\d[\w.-]*$/.exec(folder.slice(gem.length + 1))?.[0] : undefined
}

/** The folders of a path whose last part may be `*`: one for each version of Ruby. */
async function expand(path: string): Promise<string[]> {
  return path.endsWith('/*')
    ? (await namesIn(dirname(path))).map((name) => join(dirname(path), name))
    : [path]
}

async function namesIn(dir: string): Promise<string[]> {
  return readdir(dir).catch(() => [])
}
