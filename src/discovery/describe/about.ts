import { stripVTControlCharacters } from 'node:util'
import type { Description } from '../tool.js'

/** Of what a program says of itself; a longer paragraph is a manual. */
const firstCharacters = /^.{0,1024}/su

/** What a program is for: the first paragraph of its text; nothing where there is no text. */
export function aboutIn(text = ''): Pick<Description, 'about'> {
  const [paragraph = ''] = text.trim().split(/\n[^\S\n]*\n/)
  const [about = ''] = firstCharacters.exec(onOneLine(paragraph)) ?? []
  return about === '' ? {} : { about }
}

/** With one space between words, and without what a terminal would obey or UTF-8 can't hold. */
export function onOneLine(text: string): string {
  return stripVTControlCharacters(text)
    .replaceAll(/(?!\s)\p{Cc}|\p{Cs}/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
