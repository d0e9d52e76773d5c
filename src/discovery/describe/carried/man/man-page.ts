/** A paragraph with a tag: an option with its text. */
export interface TaggedParagraph {
  readonly tag: string
  readonly text: string
}

/** One section of a page, with those below it. */
export interface ManSection {
  /** As written, mostly in capitals. */
  readonly title: string
  /** The paragraphs without a tag; lines that the page keeps apart are paragraphs of their own. */
  readonly paragraphs: readonly string[]
  readonly tagged: readonly TaggedParagraph[]
}

interface OpenParagraph {
  readonly tag: string
  readonly depth: number
  /** It ends with the indent in which it is. */
  readonly isIndented: boolean
  readonly paragraphs: string[][]
}

/** Puts the lines of a manual page together, as its macros say, to sections and tagged paragraphs. */
export class ManPage {
  readonly #sections: { title: string; paragraphs: string[]; tagged: TaggedParagraph[] }[] = []
  #lines: string[] = []
  #open: OpenParagraph | undefined
  #depth = 0
  #awaitsTag: 'tag' | 'another' | undefined

  get sections(): readonly ManSection[] {
    this.#endAll()
    return this.#sections
  }

  section(title: string): void {
    this.#endAll()
    this.#depth = 0
    this.#sections.push({ title, paragraphs: [], tagged: [] })
  }

  text(line: string): void {
    if (this.#awaitsTag !== undefined && line.trim() !== '') {
      const isAnother = this.#awaitsTag === 'another' && this.#open !== undefined
      this.#awaitsTag = undefined
      if (this.#open && isAnother) this.#open = { ...this.#open, tag: `${this.#open.tag}, ${line}` }
      else this.tag(line)
    } else if (this.#open) this.#open.paragraphs.at(-1)?.push(line)
    else this.#lines.push(line)
  }

  /** The next line of text is a tag, or another one of the same paragraph. */
  awaitTag(kind: 'tag' | 'another' = 'tag'): void {
    if (kind === 'tag') this.paragraph()
    this.#awaitsTag = kind
  }

  tag(tag: string): void {
    const open = this.#open
    // A list within the text of an option says more about that option.
    if (open && open.depth < this.#depth && !tag.startsWith('-')) open.paragraphs.push([tag])
    else {
      this.#endAll()
      this.#open = { tag, depth: this.#depth, isIndented: false, paragraphs: [[]] }
    }
  }

  /** A new paragraph begins; it is still that of the open tag where the indent is deeper. */
  paragraph(): void {
    if (this.#open && this.#open.depth < this.#depth) this.#open.paragraphs.push([])
    else this.#endAll()
  }

  /** A new paragraph begins, which belongs to the open tag. */
  sameTag(): void {
    if (this.#open) this.#open.paragraphs.push([])
    else this.#endAll()
  }

  /** The indent of a list, whose items are tags. */
  deeper(): void {
    this.#depth += 1
  }

  indent(): void {
    const tag = this.#lastLine()
    if (/^-{1,2}[\w?#@[]/.test(tag)) {
      this.#takeLastLine()
      this.#endAll()
      this.#open = { tag, depth: this.#depth, isIndented: true, paragraphs: [[]] }
    }
    this.#depth += 1
  }

  outdent(): void {
    this.#depth = Math.max(0, this.#depth - 1)
    const open = this.#open
    if (open && (open.depth > this.#depth || (open.isIndented && open.depth === this.#depth))) this.#endAll()
  }

  #lastLine(): string {
    return joined(this.#open?.paragraphs.at(-1) ?? this.#lines)
  }

  #takeLastLine(): void {
    if (this.#open) this.#open.paragraphs.pop()
    else this.#lines = []
  }

  #endAll(): void {
    const section = this.#sections.at(-1)
    const text = joined(this.#lines)
    if (text !== '') section?.paragraphs.push(text)
    if (this.#open) {
      const { tag, paragraphs } = this.#open
      section?.tagged.push({ tag, text: paragraphs.map(joined).filter(Boolean).join('\n') })
    }
    this.#lines = []
    this.#open = undefined
    this.#awaitsTag = undefined
  }
}

function joined(lines: readonly string[]): string {
  return lines.join(' ').replaceAll(/\s+/g, ' ').trim()
}
