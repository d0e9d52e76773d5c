import { readFileSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { ConfigError, messageOf } from '../../errors.js'
import { makeFolder } from '../../make-folder.js'
import type { NamedKey } from './named-key.js'
import { parseKeyFile } from './parse-key-file.js'

/** Reads the keys of a file; there are none where there is no file. Throws a ConfigError that names the file. */
export function readKeyFile(file: string): readonly NamedKey[] {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw unreadable(file, error)
  }
  try {
    return parseKeyFile(text)
  } catch (error) {
    throw unreadable(file, error)
  }
}

/**
 * Puts what `change` makes of the keys in their place, in one step, readable by this user alone. Throws what `change`
 * throws, and a ConfigError if another process changes the file, or it can't be written.
 */
export async function changeKeyFile(
  file: string,
  change: (keys: readonly NamedKey[]) => readonly NamedKey[],
): Promise<void> {
  const aside = `${file}.new`
  const handle = await openAside(file, aside)
  try {
    // Read only now: whoever else changes it has done so, or must wait.
    await handle.writeFile(`${JSON.stringify({ keys: change(readKeyFile(file)) }, null, 2)}\n`)
    await handle.sync()
    await rename(aside, file)
  } catch (error) {
    await rm(aside, { force: true })
    throw error
  } finally {
    await handle.close()
  }
}

async function openAside(file: string, aside: string): Promise<Awaited<ReturnType<typeof open>>> {
  try {
    makeFolder(dirname(file), 0o700)
    return await open(aside, 'wx', 0o600)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
      throw new ConfigError(`The keys can't be written to ${file}: ${messageOf(error)}`, { cause: error })
    throw new ConfigError(`${aside} is there: another smcp changes the keys, or was interrupted`, {
      hint: 'Try again in a moment; if it stays there, delete it.',
      cause: error,
    })
  }
}

function unreadable(file: string, cause: unknown): ConfigError {
  return new ConfigError(`The keys in ${file} can't be read: ${messageOf(cause)}`, {
    hint: 'Mend the file, or delete it and make the keys anew by "smcp keys add".',
    cause,
  })
}
