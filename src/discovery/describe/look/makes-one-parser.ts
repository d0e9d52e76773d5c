/** Code that may show help besides the parser's, or modify the parser. */
const otherWays =
  /\bargv\b|\bparse_known|\badd_help\b|\bconflict_handler\b|\bHelpAction\b|\bexec\b|\brunpy\b|import_module|\b(?:absl|cleo|click|cyclopts|docopt|fire|getopt|jsonargparse|optparse|plac|simple_parsing|typer|tyro)\b|-h\b|--help\b|\bclass\s+\w+\s*\([^)]*Parser/

/**
 * Whether a Python program creates a single argparse parser, in its only file, and reads its command line in no other
 * way: then its `--help` can show nothing that the parser lacks.
 */
export function makesOneParser(codes: readonly string[]): boolean {
  const [code = ''] = codes
  const made = code.match(/\bArgumentParser\s*\(/g) ?? []
  return codes.length === 1 && made.length === 1 && !otherWays.test(code)
}
