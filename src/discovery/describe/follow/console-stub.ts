/** What pip, pipx, uv and distributions write into `bin` for an entry point of a Python package. */
export interface ConsoleStub {
  /** The absolute path of the Python that runs it. */
  readonly interpreter?: string | undefined
  /** The module that the stub imports, or runs if `isRun`; undefined if only an entry point names it. */
  readonly module?: string | undefined
  readonly isRun?: boolean
  /** The name of the distribution whose entry point it starts, and that of the entry point. */
  readonly entryPoint?: readonly [distribution: string, name: string] | undefined
  /** Folders of packages that the stub itself adds. */
  readonly packages?: readonly string[] | undefined
}

/** The other lines of such a stub. */
const known = [
  /^import (?:re|sys|runpy)(?:, (?:re|sys|runpy))*$/,
  /^from (?:runpy import \w+|pkg_resources import load_entry_point)$/,
  /^if __name__ == ['"]__main__['"]:$/,
  /^(?:el)?if (?:not )?sys\.argv\[0\]\.endswith\(.*\):$/,
  /^sys\.argv\[0\] = (?:re\.sub\(|sys\.argv\[0\])[^;]*$/,
  /^__requires__ = ['"][^'"]*['"]$/,
]
/**
 * How an interpreter's path is written that is too long for a first line or has a space:
 * https://github.com/pypa/distlib
 */
const longFirstLine = /^#!\/bin\/sh\n'''exec' "?(\/[^"\n]+?)"? "\$0" "\$@"\n' '''\n/
/** How setuptools finds an entry point without pkg_resources: https://github.com/pypa/setuptools */
const loader = new Set([
  'try:',
  'except ImportError:',
  'from importlib.metadata import distribution',
  'from importlib_metadata import distribution',
  'def importlib_load_entry_point(spec, group, name):',
  "dist_name, _, _ = spec.partition('==')",
  'matches = (',
  'entry_point',
  'for entry_point in distribution(dist_name).entry_points',
  'if entry_point.group == group and entry_point.name == name',
  ')',
  'return next(matches).load()',
  "globals().setdefault('load_entry_point', importlib_load_entry_point)",
])
/** How Nix adds the folders of packages: https://nixos.org/manual/nixpkgs/stable/#python */
const nixPackages =
  /^import sys;\s*import site;\s*import functools;\s*sys\.argv\[0\] = '[^']*';\s*functools\.reduce\(lambda k, p: site\.addsitedir\(p, k\), \[([^\]]*)\], site\._init_pathinfo\(\)\);$/m

/**
 * Reads the script of an entry point, which imports one name and exits with its result, looks the entry point up by its
 * name, or runs a module. Undefined for any other text.
 * https://packaging.python.org/en/latest/specifications/entry-points/
 */
export function readConsoleStub(text: string): ConsoleStub | undefined {
  const start = longFirstLine.exec(text) ?? /^#![^\n]*?(\S*python[\d.]*)[^\n]*\n/.exec(text)
  if (!start) return undefined
  const [head, python = ''] = start
  const packages = nixPackages.exec(text)?.[1]
  const lines = text
    .slice(head.length)
    .replace(nixPackages, '')
    .replaceAll(/\(\s*\n\s*([^()\n]*\([^()\n]*\)\(\))\s*\n\s*\)/g, '($1)')
    .split('\n')
    .map((line) => line.replace(/^#.*|\s#\s.*/, '').trim())
    .filter((line) => line !== '' && !loader.has(line) && !known.some((form) => form.test(line)))
  const target = readImport(lines) ?? readEntryPoint(lines) ?? readModuleRun(lines)
  return (
    target && {
      ...(python.startsWith('/') && { interpreter: python }),
      ...(packages !== undefined && {
        packages: [...packages.matchAll(/'([^']+)'/g)].map(([, dir = '']) => dir),
      }),
      ...target,
    }
  )
}

function readImport([imported = '', left = '', ...more]: readonly string[]): ConsoleStub | undefined {
  const [, module, name] = /^from ([\w.]+) import (\w+)$/.exec(imported) ?? []
  const [, exited, called = exited] =
    /^(?:(?:sys\.exit|raise SystemExit)\((\w+)(?:\.\w+)*\(\)\)|(\w+)(?:\.\w+)*\(\))$/.exec(left) ?? []
  return more.length > 0 || name === undefined || called !== name ? undefined : { module }
}

function readEntryPoint([line = '', ...more]: readonly string[]): ConsoleStub | undefined {
  const [, distribution, name] =
    /^sys\.exit\(load_entry_point\(['"]([\w.-]+)(?:==[^'"]*)?['"], ['"]console_scripts['"], ['"]([^'"]+)['"]\)\(\)\)$/.exec(
      line,
    ) ?? []
  return more.length > 0 || distribution === undefined || name === undefined
    ? undefined
    : { entryPoint: [distribution, name] }
}

function readModuleRun([line = '', ...more]: readonly string[]): ConsoleStub | undefined {
  const [, module] =
    /^(?:sys\.exit\()?(?:runpy\.)?run_module\(['"]([\w.]+)['"](?:, *(?:run_name *= *)?['"]__main__['"])?(?:, *alter_sys *= *True)?\)\)?$/.exec(
      line,
    ) ?? []
  return more.length > 0 || module === undefined ? undefined : { module, isRun: true }
}
