/** What may show a help of its own beside that of the parser, or take the parser apart. */
const otherWays =
  /\bargv\b|\bparse_known|\badd_help\b|\bconflict_handler\b|\bHelpAction\b|\bexec\b|\brunpy\b|import_module|\b(?:absl|click|docopt|fire|getopt|optparse|plac|typer)\b|-h\b|--help\b|\bclass\s+\w+\s*\([^)]*Parser/

/**
 * Whether a Python program makes one parser of argparse, in its one file, and looks at its command line by nothing else:
 * then its `--help` can show nothing that the parser lacks.
 */
export function makesOneParser(codes: readonly string[]): boolean {
  const [code = ''] = codes
  const made = code.match(/\bArgumentParser\s*\(/g) ?? []
  return codes.length === 1 && made.length === 1 && !otherWays.test(code)
}
