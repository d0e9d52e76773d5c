/** Where package managers put programs, by their real path. The first row that fits decides. */
interface Place {
  readonly by: string
  readonly path: RegExp
  /** People put scripts of their own there too, which are judged by their text. */
  readonly isShared?: true
  /** Most scripts there are run by the system alone, and do their work whatever they are asked. */
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
 * What has installed the program of this real path: pip, npm, the system, ...; undefined where it may be somebody's own.
 * `links` are the paths that lead to it: a script of the system's own folders counts if one of them is a command.
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
