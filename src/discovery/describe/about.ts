import { stripVTControlCharacters } from 'node:util'
import type { Description } from '../tool.js'

/** The part of a program's text about itself that is kept; a longer paragraph is a manual. */
const firstCharacters = /^.{0,1024}/su

/** What a program is for: the first paragraph of its text; nothing if there is no text. */
export function aboutIn(text = ''): Pick<Description, 'about'> {
  const [paragraph = ''] = text.trim().split(/\n[^\S\n]*\n/)
  const [about = ''] = firstCharacters.exec(onOneLine(paragraph)) ?? []
  return about === '' ? {} : { about }
}

/** Puts text on one line, with single spaces and without control characters and lone surrogates. */
export function onOneLine(text: string): string {
  return stripVTControlCharacters(text)
    .replaceAll(/(?!\s)\p{Cc}|\p{Cs}/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
