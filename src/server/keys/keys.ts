import { EventEmitter } from 'node:events'
import { unwatchFile, watchFile } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { messageOf } from '../../errors.js'
import type { Logger } from '../../logging.js'
import { readKeyFile } from './key-file.js'
import type { NamedKey } from './named-key.js'

const lookMs = 500

/** The keys that have names, as they are in their file now. */
export class Keys extends EventEmitter<{ change: []; removed: [sha256: string] }> {
  #byDigest: ReadonlyMap<string, NamedKey>

  /** Throws a ConfigError if the file can't be read. */
  constructor(
    private readonly file: string,
    private readonly logger: Logger,
  ) {
    super()
    this.#byDigest = byDigest(readKeyFile(file))
  }

  get all(): readonly NamedKey[] {
    return [...this.#byDigest.values()]
  }

  /** In hexadecimal digits. */
  get digests(): readonly string[] {
    return [...this.#byDigest.keys()]
  }

  /** The key of this digest; undefined if it has no name, or there is none. */
  find(sha256: string | undefined): NamedKey | undefined {
    return sha256 === undefined ? undefined : this.#byDigest.get(sha256)
  }

  /** Takes up changes of the file within a second, until the returned function is called. It need not be there yet. */
  watch(): () => void {
    watchFile(this.file, { interval: lookMs, persistent: false }, this.#readAgain)
    // It may have changed since it was read.
    this.#readAgain()
    return () => {
      unwatchFile(this.file, this.#readAgain)
    }
  }

  /** What can't be read changes nothing: the keys of before stay in force. */
  readonly #readAgain = (): void => {
    try {
      const before = this.#byDigest
      const now = byDigest(readKeyFile(this.file))
      // Told, too, of a file that is not there when the watch begins.
      if (isDeepStrictEqual(now, before)) return
      this.#byDigest = now
      this.logger.info(`the keys have changed: there are ${this.#byDigest.size}`)
      this.emit('change')
      for (const digest of before.keys()) if (!this.#byDigest.has(digest)) this.emit('removed', digest)
    } catch (error) {
      this.logger.error(`${messageOf(error)}; the keys of before stay in force`)
    }
  }
}

function byDigest(keys: readonly NamedKey[]): ReadonlyMap<string, NamedKey> {
  return new Map(keys.map((key) => [key.sha256, key]))
}
