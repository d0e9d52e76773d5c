/** A way to do something. */
const way = 'mode|style|strategy|algorithm|method|policy|behaviou?r|sort|order|direction'
/** What has a few values that its author knows all of: a list of words behind such a noun is complete. */
const noun = `${way}|format|level|type|kind|severity|dialect|scheme|protocol|verbosity|priority|variant|channel|role`
const isOf = (nouns: string): RegExp =>
  new RegExp(
    String.raw`\b(?:${nouns})(?: to use)?$|^(?:(?!(?:of|for|in|with|by)\b)[\w-]+ ){0,4}(?:${nouns}) (?:of|for|to|in|used|when|by|that)\b`,
    'i',
  )
const ofNoun = isOf(noun)
const ofWay = isOf(way)
const question = /^(?:how|when|whether)\b/i

/** Values that are seldom anything else. */
const common =
  /^(?:auto|always|never|none|all|default|true|false|on|off|yes|no|fatal|error|warn|warning|info|debug|trace|quiet|silent|verbose|json|yaml|csv|xml|html|text|plain|table|markdown|asc|desc)$/i

/** Whether words, in front of a list of these values or in an option's name, show that a value is one of them. */
export function isClosedKind(words: string, values: readonly string[]): boolean {
  if (/\b(?:date|time|timestamp|mime) (?:format|type)|\b(?:http|request) method/i.test(words)) return false
  return (
    ofNoun.test(words) || question.test(words) || values.filter((value) => common.test(value)).length >= 2
  )
}

/** Whether they show that a value is one of several ways, so that words for kinds of values are no such kinds. */
export function isWay(words: string): boolean {
  return ofWay.test(words)
}

/** Words by which a list is one of examples or parts, or a value more than one of it. */
const open =
  /\be\.?g\b|\bi\.e\b|\bfor (?:example|instance)\b|\bexamples?\b|\bsuch as\b|\blike\b|\betc\b|\.\.\.|…|\binclud(?:e|es|ing)\b|\bcommas?\b|\bseparated\b|\bmultiple\b|\bone or more\b|\blists?\b|\bcombin|\bany of\b|\band\/or\b|\bprefix(?:es)?\b|\bor (?:an?|any|the|one|number|custom|path|url|another)\b|\bcustom\b|\bregexp?\b|\bmappings?\b|\bpairs?\b|\bdepend|\bwhich \w+s\b/i

/** Whether a text says that there are other values than the listed ones, or that a value is made of several. */
export function isOpen(text: string): boolean {
  return open.test(text)
}

const place =
  /\b(?:files?|filename|path|dir|directory|folder|ur[il]|glob|pattern|host(?:name)?|port|address|command|image|document|date|time|size|id|password|user(?:name)?|key)$/i

/** Whether words end in a file or the like, of which a list of words only names kinds: `Input file (csv, json)`. */
export function isPlace(words: string): boolean {
  return place.test(words.trim())
}
