/** A noun for what is given: `port number`, `the file to read`, `name of the host`. */
const value =
  /^(?:(?:the|an?|current|optional|sets?|given?|gives?|your|new|custom|default|max(?:imum|imal)?|min(?:imum|imal)?|number of|path (?:to|of)|name of|list of|input|output|character|config(?:uration)?|target|source|tcp|udp|server|log)\s+)*(?:files?|filename|path|director(?:y|ies)|dir|folder|port|number|name|url|uri|host(?:name)?|address|format|extension|size|length|width|height|level|depth|timeout|seconds|milliseconds|minutes|time|date|user(?:name)?|password|token|key|id|environment|email|title|label|string|text|value|pattern|regex|expression|encoding|charset|separator|delimiter|color|colour|interval|delay|rate|count|limit|duration|threads|lines|columns|rows|bytes|times|branch|tag|version|message|prefix|suffix|language|locale|type|mode)\b(?!\s+(?:mode|output|only)\b)/i
/** Words that only the text of an option with a value has, whatever stands before them. */
const certain = [
  // What is given is spoken of: `Write it to this file`, `files that match the given pattern`, `for a specific package`.
  String.raw`\b(?:this|(?:the|from|to) given|the specified|the supplied|a specific|a given) (?!input|source)(?:[a-z]+ )?(?:file|filename|path|folder|directory|port|host|address|url|string|text|number|name|pattern|regexp?|glob|encoding|charset|format|prefix|suffix|extension|package|module|branch|locale|language|template|many|value)\b(?! (?:is|are|has|exists)\b)`,
  String.raw`^(?:(?:an?|the) )?(?:absolute |relative )?(?:file ?|dir(?:ectory)? ?)?path(?: or (?:url|glob))? (?:to|of|where|for)\b`,
  String.raw`^(?:[\w/-]+ ){1,3}to use(?: (?:for|as|when|in|with) .*)?(?:\. .*|\.)?$`,
  String.raw`^to (?:change|override|replace|set|specify) the\b`,
  // `Set the separator to zero` is one of a kind.
  String.raw`^(?!.* to (?:zero|nul|null|none|nothing|an empty|true|false|on|off)\b)(?:sets?|defines?|chooses?) (?:the |an? )?(?:[\w/-]+ ){0,2}(?:extension|format|name|path|file|director(?:y|ies)|folder|level|port|host|size|width|height|number|title|theme|encoding|language|locale|separator|delimiter|prefix|suffix|timeout|interval|threshold|harness|style|type)\b`,
  String.raw`\((?:in )?(?:milli|micro)?seconds\)|\(in (?:ms|bytes|pixels|minutes|hours|days|percent)\)`,
  String.raw`^how (?:many|long|often|much)\b`,
  String.raw`^(?!(?:show|print|use|display|report|compute|apply)s?\b)(?:[\w-]+ ){1,3}(?:factor|ratio|threshold|tolerance)$`,
  // What is chosen, named or written to, with the article of something that is not known yet.
  String.raw`^which (?:[\w-]+ ){1,8}uses?\b`,
  String.raw`^specif(?:y|ies) (?:an?|custom) (?:[\w-]+ ){0,2}(?:number|name|extension|path|file|director(?:y|ies)|format|value|string|size|title|date)\b`,
  String.raw`^(?:write|save)s? (?:[a-z]+ ){0,2}(?:output|results?|report) to (?:a )?file(?: path)?(?=$|[.,]| \()`,
  String.raw`\bas key=value pairs\b`,
  // A default that is a number, an address or a file.
  String.raw`\[(?:\d[\w.:]*|[\w-]+\.\w{1,5})\](?: *$|[.,])`,
  String.raw`\(defaults?(?: is| to|:)? ?["'\`]?(?:\d[\w.;,]*|\.?[\w/-]+\.\w{1,5}|\.{0,2}/[\w./-]*)["'\`]?\)`,
].map((pattern) => new RegExp(pattern, 'i'))
/** Words after which the text of a switch may speak of anything. */
const aboutSwitch =
  /^(?:also |always |only )?(?:disables?|enables?|allows?|skips?|ignores?|forces?|turns?|do not|don['’]t|never|no|suppress(?:es)?|keeps?|same as|like|implies)\b|\[(?:true|false)\]|\(default:? (?:true|false)\)/i
/** A text that only an option with a value has. */
const saysDefault =
  /\bdefaults?(?: is| are| to|:|=)?\s*(?:"[^"]|[\w./-]*\d)|\b(?:between|from) \d+ (?:and|to) \d+|\bfor example \d|\b\d+[a-z]{0,2} \(default\)|\(default:? std(?:in|out|err)\)/i
/** Words with which the text of an option without a value begins. */
const switchWords =
  /^(disables?|enables?|prints?|shows?|displays?|uses?|do not|don't|allows?|skips?|ignores?|forces?|runs?|turns?|be|only|lists?(?! of\b)|quiet|verbose|more|less|silent|debug|dry|includes?|follows?|keeps?|no|suppress(es)?|say|don’t|never|always|also|make|treat|remove|create|overwrite|leave|without|with|exit|stop|abort|fail|quit|outputs?(?= (?:results?|the|an?|as|in|to|all|more|less|errors|warnings|json|xml|html)\b))\b/i
/** Verbs of what a program does when a switch is on; not those after which what is given stands: `load`, `set`, `read`. */
const acts =
  /^(?:add|analy[sz]e|append|apply|break|build|cache|check|clean|collapse|colou?ri[sz]e|compile|compress|continue|convert|copy|count|decode|delete|detect|dump|emit|encode|end|escape|expand|extract|fix|flatten|generate|hide|indent|inline|insert|inverts?|join|launch|look for|merge|minify|move|normali[sz]e|not|omit|open|pass|perform|pipe|preserve|process|prompt|put|rebuild|recurse|redact|reduce|reformat|reject|reload|rename|render|reorder|repair|replace|report|reset|resolve|restart|restrict|resume|retain|reuse|reverse|revert|rewrite|salvage|scan|serve|simulate|sort|split|start|strip|substitute|swap|synchroni[sz]e|test|track|trim|truncate|try|unescape|unpack|unwrap|update|upgrade|validate|verify|wait|walk|warm|warn|watch|wrap|write output in-?place)\b(?! (?:file|number)\b)/i

/** How an option without a placeholder is read: its text says that it takes a value, that it takes none, or neither. */
export type Says = 'value' | 'switch' | 'neither'

/** Whether an option takes a value by its text alone, also where others show theirs. */
export function surelyValue(words: string): boolean {
  const text = words.trim()
  return !aboutSwitch.test(text) && certain.some((pattern) => pattern.test(text))
}

export function saysValue(words: string): Says {
  if (surelyValue(words)) return 'value'
  if (
    /^(?:explicitly )?specif(?:y|ies)\b|^[\w-]+ character used\b|^option to set what\b|^characters?(?:\(s\))? to (?:use|be)\b|^lists? of (?!(?:all|the|every|supported|available|known|installed|valid|possible)\b)|^\[[\w-]+(?:\|[\w-]+)+\]|^(?:an? )?(?:comma|space|colon)[- ](?:separated|delimited)\b/i.test(
      words.trim(),
    )
  )
    return 'value'
  if (switchWords.test(words.trim())) return 'switch'
  if (saysSeveral(words) || value.test(words.trim()) || saysDefault.test(words)) return 'value'
  return acts.test(words.trim()) || / will (?:be|always|not|never)\b/.test(words) ? 'switch' : 'neither'
}

/**
 * Whether the text speaks of several values: `Any file patterns to leave out`, `Additional module(s) to load`. Several
 * words for another program may be one text.
 */
export function saysSeveral(words: string): boolean {
  return /^(?:any|additional|extra) (?:[\w-]+ ){0,3}?(?!(?:arg(?:ument)?|option|flag|setting)s?\b)[\w-]+(?:s|\(s\)) (?:to|that|which)\b/i.test(
    words.trim(),
  )
}
