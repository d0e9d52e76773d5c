/** What pip, pipx, uv and distributions write into `bin` for an entry point of a Python package. */
export interface ConsoleStub {
  /** The absolute path of the Python that runs it. */
  readonly interpreter?: string | undefined
  readonly module: string
  /** The name that the stub imports from the module. */
  readonly attribute: string
}

/** The other lines of such a stub. */
const known = [
  /^import (?:re|sys)$/,
  /^if __name__ == ['"]__main__['"]:$/,
  /^(?:el)?if (?:not )?sys\.argv\[0\]\.endswith\(.*\):$/,
  /^sys\.argv\[0\] = (?:re\.sub\(|sys\.argv\[0\])[^;]*$/,
]
/**
 * How an interpreter's path is written that is too long for a first line or has a space:
 * https://github.com/pypa/distlib
 */
const longFirstLine = /^#!\/bin\/sh\n'''exec' "?(\/[^"\n]+?)"? "\$0" "\$@"\n' '''\n/

/**
 * Reads the script of an entry point, which imports one name and exits with its result. Undefined for any other text.
 * https://packaging.python.org/en/latest/specifications/entry-points/
 */
export function readConsoleStub(text: string): ConsoleStub | undefined {
  const start = longFirstLine.exec(text) ?? /^#![^\n]*?(\S*python[\d.]*)[^\n]*\n/.exec(text)
  if (!start) return undefined
  const [head, python = ''] = start
  const lines = text
    .slice(head.length)
    .split('\n')
    .map((line) => line.replace(/^#.*|\s#\s.*/, '').trim())
    .filter((line) => line !== '' && !known.some((form) => form.test(line)))
  const [imported = '', left = ''] = lines
  const [, module, attribute] = /^from ([\w.]+) import (\w+)$/.exec(imported) ?? []
  const [, called] = /^(?:sys\.exit|raise SystemExit)\((\w+)(?:\.\w+)*\(\)\)$/.exec(left) ?? []
  if (lines.length !== 2 || module === undefined || attribute === undefined || called !== attribute)
    return undefined
  return { ...(python.startsWith('/') && { interpreter: python }), module, attribute }
}
