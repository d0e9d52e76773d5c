const given = '(?:used|given|specified|supplied|passed|provided|added|repeated|set|listed)'
const again = String.raw`(?:multiple|several|many|more than on(?:e|ce)|once or (?:twice|more)|twice|repeatedly|any number of)\b`
const option = String.raw`(?:(?:this|the) (?:option|flag|argument|parameter)|it)`

/** How a text says that its option may be given again. */
const patterns = [
  String.raw`\b(?:can|may|might|could) (?:also )?be (?:\w+ )?${given}\b[^.;]{0,40}?\b${again}`,
  String.raw`\b(?:can|may|might|could) (?:also )?(?:be repeated|appear (?:multiple|several|more than once))\b`,
  String.raw`\b(?:multiple|several|more than one)(?: [\w/"'\`-]+){0,3} (?:can|may|could) be ${given}\b`,
  String.raw`\b(?:use|pass|specify|give|provide|repeat|set)(?: ${option})? (?:multiple|several|many) times\b`,
  String.raw`\brepeat(?: ${option})? (?:for|to)\b|\brepeat ["'\`]?--?\w|\bby repeating ${option}`,
  String.raw`\brepeatable(?=\s*(?:$|[.,;)\]]))|\bmultiple(?: values)? allowed\b|[([](?:multiple|repeated)[)\]]`,
  String.raw`\bmultiple --?\w[\w-]* (?:flags|options) (?:are )?(?:allowed|supported|accepted)\b`,
  String.raw`\b(?:use|used|give|given|specify|specified|pass|passed) (?:it |this )?once (?:for|per) (?:each|every)\b`,
  String.raw`\b(?:if|when) multiple --?[\w-]+(?:=\S{1,30})? options are given\b`,
  // `--bullets "*" --bullets "-"`
  String.raw`(?<![\w-])(--?[a-z][\w-]*)[ =][^\s-]\S*(?<!,) \1[ =]`,
].map((pattern) => new RegExp(pattern, 'i'))

/** Whether the text of an option with a value says that it may be given several times. */
export function saysRepeated(text: string): boolean {
  return patterns.some((pattern) => pattern.test(text))
}

/** `K=V`, `<KEY=VALUE>`: one of several pairs. */
const pair = /^<?[A-Za-z][\w.-]*>?=<?[A-Za-z.][\w.-]*>?$|^\.\w+=\.\w+$|^\w=\.\.\.$/
const textOfPair = /(?:^|[\s(`'"])<?key>? ?= ?<?val(?:ue)?>?(?![\w])/i
const pattern = /^<?(?:\w+[_-])?(?:GLOB|PATTERN|REGEXP?|PAT)>?$/i
const leavesOut = /(?:^|-)(?:exclude|include|ignore|skip|omit)(?:-(?:pattern|glob|file|path)s?)?$/

/**
 * Whether an option is of a kind that programs let give several times, though its text need not say so: one of pairs, or
 * one that leaves out or takes in what fits a pattern.
 */
export function isOfSeveral(flags: readonly string[], metavar: string, text: string): boolean {
  if (/\bcomma\b/i.test(text)) return false
  const isFilter = pattern.test(metavar) && flags.some((flag) => leavesOut.test(flag))
  return pair.test(metavar) || textOfPair.test(text) || isFilter
}

/** `Add/remove a folder from the list of ignored ones`, `Adds a folder to the include path`: one more of a list. */
const ofList =
  /^(?:adds?|removes?|appends?)(?:\/\w+)? (?:[\w-]+ ){1,4}(?:to|from) (?:the )?(?:list\b|(?:[\w-]+ )?path\.?$)/i

/** `A rule to ignore`: one of as many as there are. */
const oneToLeaveOut = /^an? (?:[\w-]+ ){1,2}to (?:ignore|exclude|skip|leave out)\b/i

/** Whether the text adds the value to a list, names one of what is left out, or lets in or leaves out what is of its kind: `Include only X files` of an `X`. */
export function isOneMore(text: string, metavar: string): boolean {
  if (ofList.test(text) || oneToLeaveOut.test(text)) return true
  const [, word = ''] =
    /^(?:in|ex)clude(?: only)? <?([\w-]+)>? (?:files|folders|directories|paths)\b/i.exec(text) ?? []
  return word !== '' && word === metavar.replaceAll(/[<>]/g, '')
}
