import { realpath } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isInside } from '../../../process/hidden-folders.js'
import type { FollowedProgram } from '../follow/follow-program.js'
import { packageFolder } from '../package-folder.js'
import type { Plugin } from '../../tool.js'
import { contractFlag, lookAtSource, type Look, type ModuleFolders } from './look-at-source.js'

/** Looks at the program to which a plugin's main file leads. Throws if its text can't be read. */
export async function lookAtProgram({ mainFile, dir }: Plugin, program: FollowedProgram): Promise<Look> {
  const { module, installedBy, isCertain, runsArguments, files } = program
  const contract = installedBy === undefined ? undefined : contractFlag
  const look =
    program.isElsewhere || module
      ? await lookAtSource(module?.file ?? program.file, foldersOf(program, await realPath(dir)), contract)
      : await lookAtSource(mainFile, { root: dir })
  return {
    ...look,
    grade: isCertain || look.grade === 'no' ? look.grade : 'weak',
    installedBy,
    runsArguments,
    // A package manager replaces all files of a program at once.
    files: [...new Set([mainFile, ...files, ...(installedBy === undefined ? look.files : [])])],
  }
}

async function realPath(path: string): Promise<string> {
  return realpath(path).catch(() => path)
}

/** The folders of a program's own modules: those of an installed package are below its folder, not next to it. */
function foldersOf({ file, module }: FollowedProgram, dir: string): ModuleFolders {
  if (!module) return { root: dirname(file), within: packageFolder(dirname(file)) ?? dirname(file) }
  const { root } = module
  if (isInside(root, dir)) return { root }
  const [top = ''] = module.file.slice(root.length + 1).split('/')
  return { root, within: join(root, top) }
}
