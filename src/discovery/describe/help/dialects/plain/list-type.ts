import type { OptionFacts } from '../../build-parameter.js'

/** A placeholder that names a type as levn writes it, `--max Int`, `--config path::String`: https://github.com/gkz/levn */
const typed = /^ +.*--[\w-]+ (?:[a-z]+::)?(?:String|Int|Number|Object) {2,}/m
/** `[String]`, `[path::String]`, `Array`: a list, and no value that may be left out. */
const list = /^(?:\[(?:[a-z]+::)?[A-Z][a-z]+\]|Array)$/

/** Whether a help names the types of its values, so that brackets around one mean a list. */
export function namesTypes(text: string): boolean {
  return typed.test(text)
}

/** Makes an option with such a type one of a list, whose values have commas between them. */
export function withListType(facts: OptionFacts, metavar: string): OptionFacts {
  return list.test(metavar) ? { ...facts, kind: 'list', list: 'commas', isJoined: undefined } : facts
}
