import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { linkedFrom, packageFolders, type PythonPlaces } from './python-module.js'

/**
 * The module of an entry point for a command, from what its distribution says of itself (`entry_points.txt`). Runs
 * nothing. Undefined if no such distribution is found.
 * https://packaging.python.org/en/latest/specifications/entry-points/
 */
export async function findEntryPoint(
  [distribution, name]: readonly [string, string],
  places: PythonPlaces,
): Promise<string | undefined> {
  for (const packages of await packageFolders(places)) {
    for (const folder of [packages, ...(await linkedFrom(packages))]) {
      for (const text of await entryPointsIn(folder, distribution)) {
        const module = moduleIn(text, name)
        if (module !== undefined) return module
      }
    }
  }
  return undefined
}

/** The texts of a distribution: in its `.dist-info`, its `.egg-info`, or an egg, which is a folder of packages itself. */
async function entryPointsIn(folder: string, distribution: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => [])
  const own = names.filter((name) => {
    const [, distributionOf = ''] = /^(.*?)(?:-.*)?\.(?:dist|egg)-info$/.exec(name) ?? []
    return foldDistribution(distributionOf) === foldDistribution(distribution)
  })
  const inEgg = folder.endsWith('.egg') ? ['EGG-INFO'] : []
  const infos = [...own, ...inEgg]
  const texts = infos.map((name) => readFile(join(folder, name, 'entry_points.txt'), 'utf8').catch(() => ''))
  return Promise.all(texts)
}

/** https://packaging.python.org/en/latest/specifications/name-normalization/ */
function foldDistribution(name: string): string {
  return name.replaceAll(/[-_.]+/g, '-').toLowerCase()
}

function moduleIn(text: string, name: string): string | undefined {
  const [, section = ''] = /^\[console_scripts\][^\S\n]*\n((?:(?!\[).*\n?)*)/m.exec(text) ?? []
  const rows = [...section.matchAll(/^\s*([^=\n]+?)\s*=\s*([\w.]+)/gm)]
  return rows.find(([, found]) => found === name)?.[2]
}
