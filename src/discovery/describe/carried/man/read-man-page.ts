import { ManPage, type ManSection } from './man-page.js'
import { mdocLine } from './mdoc-line.js'
import { readMacro, roffText, type Macro } from './roff-text.js'

/** Reads the source of a manual page, in the macros of man or of mdoc, to its sections. Never throws. */
export function readManPage(source: string): readonly ManSection[] {
  const page = new ManPage()
  const reader = new Reader(page)
  for (const line of source.split(/\r?\n/)) reader.line(line)
  return page.sections
}

/** A longer line is none that a person reads. */
const lineMax = 20_000

const fonts = /^(?:B|I|R|SM|SB|b|i)$/
const alternating = /^(?:BR|RB|BI|IB|IR|RI)$/
const breaking = /^(?:PP|P|LP|Pp|SY|YS)$/
/** A gap within the text of a tag; `Sp` is that of pages made from Perl's documentation. */
const gap = /^(?:sp|Sp|br)$/

class Reader {
  #braces = 0
  #isDefinition = false
  #isLiteral = false
  #isSynopsis = false
  #name = ''
  #longTag: string[] | undefined

  constructor(private readonly page: ManPage) {}

  line(line: string): void {
    if (line.length > lineMax || this.#isSkipped(line)) return
    const macro = readMacro(line)
    if (macro) this.#macro(macro)
    else this.#text(roffText(line))
  }

  /** Definitions and conditions are the business of roff alone. */
  #isSkipped(line: string): boolean {
    if (this.#isDefinition) {
      this.#isDefinition = !/^\.\s*\.\s*$/.test(line)
      return true
    }
    const isCondition = /^[.']\s*(?:if|ie|el|while)\b/.test(line)
    if (isCondition || this.#braces > 0) {
      const opened = line.match(/\\\{/g)?.length ?? 0
      this.#braces = Math.max(0, this.#braces + opened - (line.match(/\\\}/g)?.length ?? 0))
      return true
    }
    this.#isDefinition = /^[.']\s*(?:de1?|am|ig)\b/.test(line)
    return this.#isDefinition || /^[.']\s*\\"/.test(line)
  }

  #text(text: string): void {
    if (text.trim() === '') this.page.sameTag()
    else this.page.text(text)
    if (this.#isLiteral) this.page.paragraph()
  }

  #macro({ name, args }: Macro): void {
    const { page } = this
    const words = args.map(roffText)
    const all = words.join(' ').trim()
    if (name === 'SH' || name === 'Sh') this.#section(all)
    else if (name === 'TP' || name === 'HP') page.awaitTag()
    else if (name === 'TQ') page.awaitTag('another')
    else if (name === 'IP') this.#item(words[0] ?? '')
    else if (name === 'It') this.#mdocItem(args)
    else if (name === 'RS') page.indent()
    else if (name === 'Bl') page.deeper()
    else if (name === 'RE' || name === 'El') page.outdent()
    else if (gap.test(name)) page.sameTag()
    else if (breaking.test(name)) page.paragraph()
    else if (/^(?:nf|EX|Bd)$/.test(name)) this.#isLiteral = true
    else if (/^(?:fi|EE|Ed)$/.test(name)) this.#isLiteral = false
    else if (fonts.test(name)) this.#text(all)
    else if (alternating.test(name)) this.#text(words.join(''))
    else if (name === 'OP') this.#text(`[${all}]`)
    else if (/^[A-Z][a-z]{1,2}$/.test(name)) this.#mdoc({ name, args })
  }

  #section(title: string): void {
    this.#isSynopsis = /^synopsis$/i.test(title)
    this.#isLiteral = false
    this.page.section(title)
  }

  #item(tag: string): void {
    // A bullet, a number or nothing begins another paragraph of the same text.
    if (/^[•*o·-]?$|^\(?\d+[.)]?$/.test(tag.trim())) this.page.sameTag()
    else this.page.tag(tag)
  }

  /** A tag may go on over several lines, up to the macro that closes it. */
  #mdocItem(args: readonly string[]): void {
    const tag = mdocLine(args, this.#name)
    if (args.includes('Xo')) this.#longTag = [tag]
    else this.#item(tag)
  }

  #mdoc({ name, args }: Macro): void {
    if (/^(?:Dd|Dt|Os|Sm|Ss|Rs|Re|Bk|Ek)$/.test(name)) return
    if (name === 'Nm' && this.#name === '') this.#name = args[0] ?? ''
    const words = name === 'Xr' ? args.slice(0, 1) : [name, ...args]
    const text = `${name === 'Nd' ? '- ' : ''}${mdocLine(words, this.#name)}`
    if (name === 'Xc' && this.#longTag) {
      this.#item(this.#longTag.join(' '))
      this.#longTag = undefined
    } else if (this.#longTag) this.#longTag.push(text)
    else this.#mdocText(name, text)
  }

  #mdocText(name: string, text: string): void {
    // Every form of the command begins with its name.
    if (name === 'Nm' && this.#isSynopsis) this.page.sameTag()
    this.#text(text)
  }
}
