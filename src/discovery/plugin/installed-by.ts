/** A place where a package manager puts programs, by their real path. The first row that fits decides. */
interface Place {
  readonly by: string
  readonly path: RegExp
  /** Users also put their own scripts there, which are judged by their text. */
  readonly isShared?: true
  /** Most scripts there are run only by the system, and do their work whatever they are asked. */
  readonly isInternal?: true
}

const systemCommand = /^\/(?:usr\/)?(?:bin|games)\//

const places: readonly Place[] = [
  { by: 'pipx', path: /\/pipx\/(?:venvs|shared)\// },
  { by: 'uv', path: /\/uv\/tools\// },
  { by: 'the system', path: /^\/usr\/lib\/python3\/dist-packages\// },
  { by: 'pip', path: /\/(?:site|dist)-packages\// },
  { by: 'npm', path: /\/node_modules\// },
  { by: 'gem', path: /\/gems\/[^/]+\/(?:bin|exe)\// },
  { by: 'Homebrew', path: /\/(?:Cellar|Caskroom)\// },
  { by: 'nix', path: /^\/(?:nix|gnu)\/store\// },
  { by: 'pyenv', path: /\/\.pyenv\/(?:versions\/[^/]+\/bin|shims)\// },
  { by: 'nvm', path: /\/\.nvm\/versions\// },
  { by: 'snap', path: /^\/snap\// },
  { by: 'the system', path: systemCommand },
  { by: 'the system', path: /^\/(?:usr\/)?(?:lib|lib64|libexec|share)\//, isInternal: true },
  { by: 'cargo', path: /\/\.cargo\/bin\//, isShared: true },
  { by: 'go', path: /\/go\/bin\//, isShared: true },
  { by: 'the system', path: /^\/(?:usr\/local|opt)\//, isShared: true },
]

/**
 * What installed the program at this real path: pip, npm, the system, ...; undefined if it may be the user's own. `links`
 * are the paths that lead to it: a script in a folder of the system counts if one of them is a command.
 */
export function installedBy(
  file: string,
  isBinary: boolean,
  links: readonly string[] = [],
): string | undefined {
  const isCommand = links.some((link) => systemCommand.test(link))
  return places.find(
    ({ path, isShared, isInternal }) =>
      path.test(file) && (isBinary || (!isShared && (!isInternal || isCommand))),
  )?.by
}
