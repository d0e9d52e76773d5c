const mayBeHalf = /\\u[dD][89a-fA-F]/
/** The escapes of JSON: both halves of a character, one half alone, any other. */
const escapes =
  /(\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2})|\\u[dD][89a-fA-F][\da-fA-F]{2}|\\[^]/g

/**
 * JSON.parse of what a program or its author has written. JSON can write half of a character, which no UTF-8 has, and a
 * client that is strict refuses the whole message with one in it: U+FFFD takes its place.
 */
export function parseWellFormed(json: string): unknown {
  return JSON.parse(mayBeHalf.test(json) ? json.replaceAll(escapes, wholeEscape) : json)
}

function wholeEscape(escape: string, both?: string): string {
  return both === undefined && mayBeHalf.test(escape) ? '\\ufffd' : escape
}
