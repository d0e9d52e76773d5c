/** The characters that the text of a program gives to argparse; argparse's usual one where they are no literal. */
export function filePrefixesIn(code: string): string | undefined {
  const found = /\bfromfile_prefix_chars\s*=\s*(?:(['"])(.*?)\1)?/.exec(code)
  return found ? (found[2] ?? '@') : undefined
}
