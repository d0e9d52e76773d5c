import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { InvalidArgumentsError, messageOf } from '../../errors.js'

/** Standard input, as far as it is needed here. */
type Stdin = AsyncIterable<Buffer> & { readonly isTTY?: boolean }

/** What words of a command line point to, `@FILE` and `-`. What is wrong with one is an InvalidArgumentsError. */
export class ArgumentInputs {
  /** The word that has asked for stdin; it can be read but once. */
  #asker: string | undefined

  constructor(private readonly stdin: Stdin = process.stdin) {}

  /** The text of a file; `word` points to it. */
  file(path: string, word: string): string {
    if (path === '')
      throw new InvalidArgumentsError(`${word} names no file`, { hint: 'Write @ and its path.' })
    try {
      return textOf(readFileSync(path.startsWith('~/') ? join(homedir(), path.slice(2)) : path), path)
    } catch (error) {
      if (error instanceof InvalidArgumentsError) throw error
      throw new InvalidArgumentsError(`${word}: the file can't be read: ${messageOf(error)}`, {
        hint: asText(word),
        cause: error,
      })
    }
  }

  /** The text of stdin; `word` asks for it. */
  async stdinText(word: string): Promise<string> {
    if (this.#asker !== undefined)
      throw new InvalidArgumentsError(`${word} asks for stdin, which ${this.#asker} has read already`, {
        hint: 'Give the other from a file: @FILE.',
      })
    this.#asker = word
    if (this.stdin.isTTY)
      throw new InvalidArgumentsError(`${word} asks for stdin, which is a terminal here`, {
        hint: 'Send something into it, by | or <, or name a file: @FILE.',
      })
    return textOf(await buffer(this.stdin), 'stdin')
  }
}

function textOf(bytes: Buffer, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw new InvalidArgumentsError(`${name} is not text in UTF-8`, { cause: error })
  }
}

/** How to write a text that begins with @, if the word was meant as one. */
function asText(word: string): string | undefined {
  const [, key, text = ''] = /^([^@=:]+)=(@.*)$/s.exec(word) ?? []
  return key === undefined ? undefined : `A text that begins with @ is written with two: ${key}=@${text}`
}
