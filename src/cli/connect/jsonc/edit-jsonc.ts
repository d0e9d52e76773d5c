import { parse, type Node } from 'jsonc-parser'
import { isDeepStrictEqual } from 'node:util'
import { ConfigError } from '../../../errors.js'
import { insertChild } from './insert-child.js'
import { indentAt, styleOf, written } from './json-style.js'
import { lineAndColumn, nodeAt, parseJsonc, type JsonPath } from './parse-jsonc.js'
import { removeChild } from './remove-child.js'

/** A document of JSON with comments that is changed in place: what is not changed stays as it was written. */
export class JsoncDocument {
  #text: string
  readonly #isEmpty: boolean

  /** Throws a ConfigError if the text is broken; the file is for its message. A text with nothing in it is an empty object. */
  constructor(
    private readonly original: string,
    private readonly file: string,
  ) {
    this.#isEmpty = original.trim() === ''
    this.#text = this.#isEmpty ? '{}\n' : original
    parseJsonc(this.#text, file)
  }

  /** The same text as before if nothing was changed. */
  get text(): string {
    return this.#isEmpty && this.#text === '{}\n' ? this.original : this.#text
  }

  /** The value at a path; undefined where there is none. */
  get(path: JsonPath): unknown {
    const node = nodeAt(this.#root(), path)
    return node && this.#valueOf(node)
  }

  /** Sets the value at a path, and makes the objects above it that are missing; one that is there already changes nothing. */
  set(path: JsonPath, value: unknown): void {
    const root = this.#root()
    const there = nodeAt(root, path)
    if (!there) this.#add(root, path, value)
    else if (!isDeepStrictEqual(this.#valueOf(there), value)) this.#replace(there, value)
  }

  /** Adds an item at the end of the list at a path, which is made if it is missing. */
  append(path: JsonPath, item: unknown): void {
    const list = nodeAt(this.#root(), path)
    if (!list) this.set(path, [item])
    else if (list.type === 'array') this.#text = insertChild(this.#text, list, { value: item })
    else throw this.#misfit(list, path, 'a list')
  }

  /** Takes out what is at a path, if it is there. */
  remove(path: JsonPath): void {
    const container = nodeAt(this.#root(), path.slice(0, -1))
    const value = nodeAt(this.#root(), path)
    if (!container || !value) return
    const child = container.children?.findLast(
      (one) => one.offset <= value.offset && value.offset + value.length <= one.offset + one.length,
    )
    if (child) this.#text = removeChild(this.#text, container, child)
  }

  #valueOf({ offset, length }: Node): unknown {
    return parse(this.#text.slice(offset, offset + length), [], { allowTrailingComma: true }) as unknown
  }

  #root(): Node {
    return parseJsonc(this.#text, this.file)
  }

  #add(root: Node, path: JsonPath, value: unknown): void {
    const depth = path.findLastIndex((_, index) => nodeAt(root, path.slice(0, index)) !== undefined)
    const container = nodeAt(root, path.slice(0, depth))
    if (container?.type !== 'object') throw this.#misfit(container, path.slice(0, depth), 'an object')
    const nested = path.slice(depth + 1).reduceRight<unknown>((inner, step) => ({ [step]: inner }), value)
    this.#text = insertChild(this.#text, container, { name: String(path[depth]), value: nested })
  }

  #replace({ offset, length }: Node, value: unknown): void {
    const text = written(value, indentAt(this.#text, offset), styleOf(this.#text))
    this.#text = this.#text.slice(0, offset) + text + this.#text.slice(offset + length)
  }

  #misfit(node: Node | undefined, path: JsonPath, expected: string): ConfigError {
    const where = lineAndColumn(this.#text, node?.offset ?? 0)
    return new ConfigError(
      `${this.file}: ${JSON.stringify(path.join('.'))} at ${where} must be ${expected}`,
      {
        hint: 'It was left as it is. Mend it, then try again.',
      },
    )
  }
}
