/** The `fromfile_prefix_chars` that a program's text gives to argparse; the usual `@` if they are not a literal. */
export function filePrefixesIn(code: string): string | undefined {
  const found = /\bfromfile_prefix_chars\s*=\s*(?:(['"])(.*?)\1)?/.exec(code)
  return found ? (found[2] ?? '@') : undefined
}
