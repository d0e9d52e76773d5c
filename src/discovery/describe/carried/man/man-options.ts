import { readHead } from '../../help/read-lines.js'
import { readOption } from '../../help/titled/read-option.js'
import type { KnownOption } from '../../merge/known-option.js'
import type { ManSection, TaggedParagraph } from './man-page.js'
import { isOnlyElsewhere } from './only-elsewhere.js'

/** A longer tag is a sentence, and a longer text a chapter. */
const tagMax = 200
const textMax = 2000
/** More than the page with most that was found has. */
const paragraphsMax = 5000

/** The sections that tell of options; others, such as examples and files, only mention some. */
const tellsOptions =
  /\b(?:options?|flags?|switches|arguments?|parameters?|modifiers?|modes?|formatting)\b|^(?:description|usage|invocation|invoking .*|commands|actions)$/i

/** Reads the options of a page, each once. Of their texts only the first sentence is kept. */
export function manOptions(sections: readonly ManSection[]): KnownOption[] {
  const options = sections
    .filter(({ title }) => tellsOptions.test(title))
    .flatMap(({ tagged }) => withPairs(tagged))
    .slice(0, paragraphsMax)
    .flatMap(optionOf)
  const seen = new Set<string>()
  return options.filter(({ flags }) => {
    const isNew = !flags.some((flag) => seen.has(flag))
    flags.forEach((flag) => seen.add(flag))
    return isNew
  })
}

/** Joins the short spelling of an option to the long one, where they have paragraphs of their own. */
function withPairs(paragraphs: readonly TaggedParagraph[]): TaggedParagraph[] {
  const joined: TaggedParagraph[] = []
  for (const one of paragraphs) {
    const last = joined.at(-1)
    const isPair = last?.text === '' && /^-[^-]/.test(last.tag) && one.tag.startsWith('--')
    if (last && isPair) joined[joined.length - 1] = { tag: `${last.tag}, ${one.tag}`, text: one.text }
    else joined.push(one)
  }
  return joined
}

function optionOf({ tag, text }: TaggedParagraph): KnownOption[] {
  if (tag.length > tagMax || isOnlyElsewhere(text.slice(0, textMax))) return []
  const head = tag
    .replaceAll(/ or (?=-)/g, ', ')
    // A remark: `--git [if built with git support]`.
    .replace(/ [[(]\w+ [^\])]*[\])]$/, '')
    // What may follow a value: `[=N[:top|bottom]]`.
    .replaceAll(/\[[^[\]=]*\](?=\])/g, '')
    // `--quiet [true|false]`: what may be left out can only be joined, and what is one of several may be.
    .replaceAll(/(--[\w-]+) (?=\[[\w-]+(?:\|[\w-]+)+\])/g, '$1=')
    // systemd's pages leave the value away: `--type=`.
    .replaceAll(/=(?=,|\s|$)/g, '=VALUE')
    .replace(/,$/, '')
  if (!isSpelling(head)) return []
  const { flags } = readHead(head)
  const read = readOption({ indent: 0, head, help: firstSentence(text) }, {})
  // A tag may be of several options.
  return read.map((parameter) => ({
    flags: read.length > 1 ? [parameter.flag ?? ''] : flags,
    parameter,
  }))
}

/** Whether a tag is flags with their values, and neither a range of flags nor a sentence that begins with one. */
function isSpelling(head: string): boolean {
  const words = head.replaceAll(/<[^>]*>|\[[^\]]*\]|\{[^}]*\}/g, '').split(/\s+/)
  const isRangeOrGroup = / (?:\.\.\.|-|to) -|\( | \)/.test(head)
  // `-Olevel` has its value within the word.
  const isGlued = /^-[A-Z][a-z]{2,}$/.test(head)
  return /^-{1,2}[\w?#@[]/.test(head) && !isRangeOrGroup && !isGlued && words.length <= 6
}

function firstSentence(text: string): string {
  const [line = ''] = text.slice(0, textMax).split('\n')
  return /^.*?[.!?](?=\s+[A-Z(])/.exec(line)?.[0] ?? line
}
