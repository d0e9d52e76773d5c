import { existsSync } from 'node:fs'
import { isAbsolute, join, relative, resolve } from 'node:path'
import type { Language } from '../look/languages.js'
import { commandLine } from '../../../process/launch.js'
import { isVirtual } from '../../../process/virtual-env.js'
import type { Plugin, Problem } from '../../tool.js'
import { pythonPackages } from './python-packages.js'
import type { Failure } from './read-failure.js'
import { problemIn } from '../../problem.js'

/** Tells the owner of a program that dies what is wrong, where, and how to fix it. */
export function describeFailure(plugin: Plugin, realDir: string, failure: Failure): Problem {
  const file = ownFile(plugin, realDir, failure)
  const where = [
    ...(failure.file === undefined ? [] : [relative(plugin.dir, file)]),
    ...(failure.line === undefined ? [] : [`line ${failure.line}`]),
  ].join(', ')
  const place = where === '' ? '' : `${where}: `
  return problemIn(file, plugin.name).error(`${place}${failure.error}. ${cure(plugin, failure)}`)
}

/** The failing file by its path in the plugin's folder; if the folder is a link, the program ran at its target. */
function ownFile(plugin: Plugin, realDir: string, { file }: Failure): string {
  if (file === undefined) return plugin.mainFile
  const path = isAbsolute(file) ? file : resolve(plugin.dir, file)
  const inside = relative(realDir, path)
  return inside.startsWith('..') ? path : join(plugin.dir, inside)
}

function cure(plugin: Plugin, { language, missing, isAtStart }: Failure): string {
  if (missing !== undefined)
    return missing.startsWith('.') || isAbsolute(missing)
      ? 'Put that file there, or correct its name.'
      : `${missing} is missing: ${install[language](plugin, missing)}`
  return isAtStart
    ? 'Fix it there; smcp looks again as soon as the file changes.'
    : 'It is asked without network, without secrets and in a copy of its folder: make it do such work later, or not when SMCP_DESCRIBE is set.'
}

/** How to get a missing library. */
const install: Readonly<Record<Language['name'], (plugin: Plugin, missing: string) => string>> = {
  python: (plugin, missing) => {
    const [command] = commandLine(plugin.launch)
    const [module = missing] = missing.split('.')
    const name = pythonPackages.get(module) ?? module
    const own = join(plugin.dir, '.venv')
    if (isVirtual(command)) return `install it into ${resolve(command, '../..')}: ${pip(command, name)}`
    return `install it into ${own}: ${existsSync(own) ? '' : `${command} -m venv ${own} && `}${pip(join(own, 'bin', 'python'), name)}`
  },
  node: (plugin, missing) => `npm install --prefix ${plugin.dir} ${npmPackage(missing)}`,
  ruby: (_, missing) => `gem install ${missing}`,
  perl: (_, missing) => `cpan ${missing.replace(/\.pm$/, '').replaceAll('/', '::')}`,
  php: (plugin) => `composer install --working-dir ${plugin.dir}`,
  lua: (_, missing) => `luarocks install ${missing}`,
  shell: () => 'install it, or put it on PATH.',
}

function pip(python: string, name: string): string {
  return `${python} -m pip install ${name}`
}

/** The package to install: `@scope/name/file` is a file of `@scope/name`. */
function npmPackage(name: string): string {
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/')
}
