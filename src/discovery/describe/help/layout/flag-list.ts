const flag = String.raw`-{1,2}[a-zA-Z]\S*`
/** At least three flags, each perhaps with words for its value, and no comma or bar between them. */
const list = new RegExp(
  String.raw`^\s*${flag}(?:(?: [^\s-][^\s,|]*){0,3} ${flag}){2,}(?: [^\s-]\S*){0,3}\s*$`,
)

/** Whether a line lists flags without a text, `-amin N -anewer FILE -atime N`: they are options of their own. */
export function isFlagList(line: string): boolean {
  // A sentence may name options: `--update is ignored when --force or --all is set.`
  return list.test(line) && !/[,|] *-|\.$/.test(line)
}
