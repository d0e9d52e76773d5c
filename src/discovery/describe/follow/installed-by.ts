/** Where package managers put programs, by their real path. The first row that fits decides. */
interface Place {
  readonly by: string
  readonly path: RegExp
  /** People put scripts of their own there too, which are judged by their text. */
  readonly isShared?: true
}

const places: readonly Place[] = [
  { by: 'pipx', path: /\/pipx\/(?:venvs|shared)\// },
  { by: 'uv', path: /\/uv\/tools\// },
  { by: 'the system', path: /^\/usr\/lib\/python3\/dist-packages\// },
  { by: 'pip', path: /\/(?:site|dist)-packages\// },
  { by: 'npm', path: /\/node_modules\// },
  { by: 'gem', path: /\/gems\/[^/]+\/(?:bin|exe)\// },
  { by: 'Homebrew', path: /\/(?:Cellar|Caskroom)\// },
  { by: 'nix', path: /^\/(?:nix|gnu)\/store\// },
  { by: 'pyenv', path: /\/\.pyenv\/versions\/[^/]+\/bin\// },
  { by: 'nvm', path: /\/\.nvm\/versions\// },
  { by: 'snap', path: /^\/snap\// },
  { by: 'the system', path: /^\/(?:usr\/)?(?:bin|games|lib|lib64|libexec|share)\// },
  { by: 'cargo', path: /\/\.cargo\/bin\//, isShared: true },
  { by: 'go', path: /\/go\/bin\//, isShared: true },
  { by: 'the system', path: /^\/(?:usr\/local|opt)\//, isShared: true },
]

/**
 * What has installed the program of this real path: pip, npm, the system, ...; undefined where it may be somebody's own.
 * In a folder that people write to as well, only a binary counts as installed.
 */
export function installedBy(file: string, isBinary: boolean): string | undefined {
  return places.find(({ path, isShared }) => path.test(file) && (isBinary || !isShared))?.by
}
