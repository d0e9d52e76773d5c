/** What to do about a name of more than this many characters. */
export function shorterName(max: number): string {
  return `Shorten the command's name in smcp.json, or serve with --tool-name-max ${max}.`
}
