import { createHash, randomBytes } from 'node:crypto'
import { messageOf, UsageError } from '../../errors.js'
import { changeKeyFile } from '../../server/keys/key-file.js'
import type { NamedKey } from '../../server/keys/named-key.js'
import { checkKeyName } from '../../server/keys/parse-key-file.js'
import { parseRate } from '../../server/keys/rate.js'

/** What a key is to be. */
export type WantedKey = Pick<NamedKey, 'name' | 'tools' | 'rate' | 'profile'>

/**
 * Makes a key and adds its digest to the file. Returns the key, which can't be got again. Throws a UsageError for a name
 * or a rate that is wrong, or a name that is taken.
 */
export async function addKey(file: string, wanted: WantedKey): Promise<string> {
  checked('NAME', () => checkKeyName(wanted.name))
  if (wanted.rate !== undefined) checked('--rate', () => parseRate(wanted.rate ?? ''))
  const key = `smcp_${randomBytes(24).toString('base64url')}`
  const sha256 = createHash('sha256').update(key).digest('hex')
  await changeKeyFile(file, (keys) => {
    if (keys.some(({ name }) => name === wanted.name))
      throw new UsageError(`There is a key "${wanted.name}" already`, {
        hint: 'Take another name, or remove it first.',
      })
    return [...keys, { ...wanted, sha256, created: new Date().toISOString() }]
  })
  return key
}

function checked(what: string, check: () => unknown): void {
  try {
    check()
  } catch (error) {
    throw new UsageError(`${what} ${messageOf(error)}`, { cause: error })
  }
}
