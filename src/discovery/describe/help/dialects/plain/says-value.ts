/** A noun for what is given: `port number`, `the file to read`, `name of the host`. */
const value =
  /^(?:(?:the|an?|current|optional|sets?|given?|gives?|your|new|custom|default|max(?:imum|imal)?|min(?:imum|imal)?|number of|path (?:to|of)|name of|list of|input|output|config(?:uration)?|target|source|tcp|udp|server|log)\s+)*(?:files?|filename|path|director(?:y|ies)|dir|folder|port|number|name|url|uri|host(?:name)?|address|format|extension|size|length|width|height|level|depth|timeout|seconds|milliseconds|minutes|time|date|user(?:name)?|password|token|key|id|environment|email|title|label|string|text|value|pattern|regex|expression|encoding|charset|separator|delimiter|color|colour|interval|delay|rate|count|limit|duration|threads|lines|columns|rows|bytes|times|branch|tag|version|message|prefix|suffix|language|locale|type|mode)\b(?!\s+(?:mode|output|only)\b)/i
/** A text that only an option with a value has. */
const saysDefault =
  /\bdefaults?(?: is| are| to|:|=)?\s*(?:"[^"]|[\w./-]*\d)|\b(?:between|from) \d+ (?:and|to) \d+|\bfor example \d|\b\d+[a-z]{0,2} \(default\)/i
/** Words with which the text of an option without a value begins. */
const switchWords =
  /^(disables?|enables?|prints?|shows?|displays?|uses?|do not|don't|allows?|skips?|ignores?|forces?|runs?|turns?|be|only|lists?(?! of\b)|quiet|verbose|more|less|silent|debug|dry|includes?|follows?|keeps?|no|suppress(es)?|say|don’t|never|always|also|make|treat|remove|create|overwrite|leave|without|with|exit|stop|abort|fail|quit|outputs?(?= (?:results?|the|an?|as|in|to|all|more|less|errors|warnings|json|xml|html)\b))\b/i

/** How an option without a placeholder is read: its text says that it takes a value, that it takes none, or neither. */
export type Says = 'value' | 'switch' | 'neither'

export function saysValue(words: string): Says {
  if (
    /^(?:explicitly )?specif(?:y|ies)\b|^[\w-]+ character used\b|^option to set what\b|^(?:an? )?(?:comma|space|colon)[- ](?:separated|delimited)\b/i.test(
      words.trim(),
    )
  )
    return 'value'
  if (switchWords.test(words.trim())) return 'switch'
  return saysSeveral(words) || value.test(words.trim()) || saysDefault.test(words) ? 'value' : 'neither'
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
