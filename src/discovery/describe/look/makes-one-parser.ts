/** Code that may show help besides the parser's, or modify the parser. */
const otherWays =
  /\bargv\b|\bparse_known|\badd_help\b|\bconflict_handler\b|\bHelpAction\b|\bexec\b|\brunpy\b|import_module|\b(?:absl|cleo|click|cyclopts|docopt|fire|getopt|jsonargparse|optparse|plac|simple_parsing|typer|tyro)\b|-h\b|--help\b|\bclass\s+\w+\s*\([^)]*Parser/

/** The same in a Node program with commander. */
const otherNodeWays =
  /\bargv\b|\bhelp\w*\(|[hH]elp(?:Text|Information|Option|Command)\b|['"`]-h\b|--help\b|\beval\b|\bexecutableDir\b|\bparseOptions\b|\bextends\b|\bcreateCommand\b|['"`](?:yargs|cac|citty|minimist|mri|arg|meow|sade)\b/
/** The command line itself, given to the parser. */
const commandLine = /\(\s*process\.argv\s*\)/g

/**
 * Whether a Python program creates a single argparse parser, in its only file, and reads its command line in no other
 * way: then its `--help` can show nothing that the parser lacks. The same for one of commander in a Node program.
 */
export function makesOneParser(codes: readonly string[], library: string | undefined): boolean {
  const [code = ''] = codes
  if (codes.length !== 1) return false
  if (library === 'argparse') return countOf(code, /\bArgumentParser\s*\(/g) === 1 && !otherWays.test(code)
  const parses = countOf(code, /(?<!\bJSON)\.parse(?:Async)?\s*\(/g)
  return library === 'commander' && parses === 1 && !otherNodeWays.test(code.replaceAll(commandLine, '()'))
}

function countOf(code: string, pattern: RegExp): number {
  return code.match(pattern)?.length ?? 0
}
