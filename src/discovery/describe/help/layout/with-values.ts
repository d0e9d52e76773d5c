/** `Options that take arguments:` */
const title =
  /^ *(?:options|flags|switches) (?:that|which) (?:take|need|require|expect)s? (?:an? )?(?:arguments?|values?|parameters?):? *$/i
/** A row that shows no value: `-e,  --exec    Which one`. */
const bare = /^(\s*(?:-\w,? *)?(?:--[a-z][\w-]*|(?<=-\w))) *(?= {2,}\S)/i

/** Puts a placeholder into the rows without one below a title that says that all have a value. */
export function withValues(text: string): string {
  let isBelow = false
  let margin = 0
  return text
    .split('\n')
    .map((line) => {
      const indent = line.search(/\S/)
      if (title.test(line)) [isBelow, margin] = [true, indent]
      else if (indent >= 0 && indent <= margin && !line.trim().startsWith('-')) isBelow = false
      return isBelow ? line.replace(bare, '$1 VALUE  ') : line
    })
    .join('\n')
}
