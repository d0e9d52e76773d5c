/** What to do about a name above so many characters. */
export function shorterName(max: number): string {
  return `Name the command shorter in smcp.json, or serve with --tool-name-max ${max}.`
}
