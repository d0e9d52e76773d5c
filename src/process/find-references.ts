import { readdir, readFile, readlink, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { isHidden, surroundings } from './hidden-folders.js'
import { sitePackages } from './virtual-env.js'
import { walkFolder } from './walk-folder.js'

const entriesMax = 5000
const bytesMax = 256 * 1024
/** Secrets are never copied, not even for a moment. */
const secrets = /^\/run\/(?:secrets|credentials)(?:\/|$)/
/** A path below a hidden folder; ends at the first character that a plain path in a script does not contain. */
const pathInText = /\/(?:tmp|run|var\/run)\/[^\s"'`:;,()<>|&$*?{}[\]\\]+/g

/**
 * Finds the paths below the sandbox's hidden folders that the files of a folder name or link to, with the surroundings
 * that each needs to work. Does not find a path that a program composes at run time.
 */
export async function findReferences(root: string): Promise<string[]> {
  const found = new Set<string>()
  let seen = 0
  for await (const { path, entry } of walkFolder(root)) {
    if ((seen += 1) > entriesMax) break
    const file = join(root, path)
    if (entry.isSymbolicLink()) await addLink(file, found)
    else if (entry.isFile()) await addText(file, found)
    else if (entry.name === 'node_modules') await addPackageLinks(file, found)
    else if (['.venv', 'venv'].includes(entry.name)) await addPathFiles(file, found)
  }
  return [...found]
}

/** Adds both the direct target of a link and its real path: either may be hidden. */
async function addLink(link: string, found: Set<string>): Promise<void> {
  const target = resolve(dirname(link), await readlink(link).catch(() => ''))
  await addPath(target, found)
  await addPath(await realpath(link).catch(() => ''), found)
}

async function addText(file: string, found: Set<string>): Promise<void> {
  const info = await stat(file).catch(() => undefined)
  if (!info?.isFile() || info.size > bytesMax) return
  const text = await readFile(file, 'utf8').catch(() => '')
  for (const [path] of text.matchAll(pathInText)) await addPath(path, found)
}

/** Adds a path, or its nearest existing parent: the program may complete the path at run time. */
async function addPath(path: string, found: Set<string>): Promise<void> {
  const plain = path.replace(/[/.]+$/, '')
  if (!/^\/(?:tmp|run|var\/run)\//.test(plain)) return
  const info = await stat(plain).catch(() => undefined)
  if (!info) return addPath(dirname(plain), found)
  const real = plain.startsWith('/var/run/') ? plain.slice('/var'.length) : plain
  if (!isHidden(real) || secrets.test(real) || !(info.isFile() || info.isDirectory())) return
  found.add(info.isDirectory() ? real : surroundings(real))
}

/** Follows the links that `npm link`, workspaces and `file:` packages make. */
async function addPackageLinks(modules: string, found: Set<string>): Promise<void> {
  for (const entry of await readdir(modules, { withFileTypes: true }).catch(() => [])) {
    const path = join(modules, entry.name)
    if (entry.isSymbolicLink()) await addLink(path, found)
    if (entry.isDirectory() && entry.name.startsWith('@')) await addPackageLinks(path, found)
  }
}

/** Adds the Python that a virtual environment was made from, and what `pip install -e` and .pth files add to sys.path. */
async function addPathFiles(environment: string, found: Set<string>): Promise<void> {
  await addText(join(environment, 'pyvenv.cfg'), found)
  for (const packages of await sitePackages(join(environment, 'bin', 'python'))) {
    const names = await readdir(packages).catch(() => [])
    for (const name of names.filter((one) => /\.pth$|\.egg-link$|^__editable__.*\.py$/.test(basename(one))))
      await addText(join(packages, name), found)
  }
}
