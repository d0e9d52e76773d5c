import type { Secret } from './secrets.js'

/** Puts the names of secrets in the place of their values, as they are and as JSON writes them. */
export class Redactor {
  readonly #needles: readonly { readonly bytes: Buffer; readonly name: string }[]

  constructor(secrets: readonly Secret[]) {
    this.#needles = secrets
      .flatMap(({ variable, value }) =>
        [...new Set([value, JSON.stringify(value).slice(1, -1)])].map((text) => ({
          bytes: Buffer.from(text),
          name: `[secret ${variable}]`,
        })),
      )
      // One may be the beginning of another.
      .sort((a, b) => b.bytes.length - a.bytes.length)
  }

  redact(bytes: Buffer): Buffer {
    const found = this.#needles.filter((needle) => bytes.includes(needle.bytes))
    if (found.length === 0) return bytes
    // latin1 keeps every byte.
    let text = bytes.toString('latin1')
    for (const { bytes: needle, name } of found) text = text.replaceAll(needle.toString('latin1'), () => name)
    return Buffer.from(text, 'latin1')
  }
}
