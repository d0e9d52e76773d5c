/** `[< in [> out]]` */
const inBrackets = / \[[<>] [^[\]]*(?:\[[<>] [^[\]]*\])?\]/g
/** `> output`, `>> <log file>`, `< [input]` */
const apart = / (?:>>?|<) (?:<[^<>]+>|\[[^[\]]+\]|[\w./*-]+)/g
/** `<in >out`; `<a file>` is a placeholder. */
const attached = / (?:>>?[a-z][\w.*-]*|<[a-z][\w.*-]*(?! [^<>]*>(?:\W|$)))(?= |$)/g

/** A usage without what the shell does: it redirects input and output, and the program sees none of it. */
export function withoutRedirection(usage: string): string {
  return [inBrackets, apart, attached].reduce((rest, pattern) => rest.replaceAll(pattern, ''), usage)
}
