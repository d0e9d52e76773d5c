import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto'
import { link, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { messageOf } from '../errors.js'
import type { Logger } from '../logging.js'
import { makeFolder } from '../make-folder.js'

export interface SessionKeySettings {
  /** A key set by the user, which several servers can share. */
  readonly sessionKey: string | undefined
  /** The folder that keeps a generated key. */
  readonly stateDir: string
}

/**
 * The 32-byte key that signs session ids: from the setting, else from a file that only this user can read and that is
 * created at the first start. If that fails, it is a new key, and the log says so: then sessions end with the process.
 */
export async function readSessionKey(settings: SessionKeySettings, logger: Logger): Promise<Buffer> {
  return createHash('sha256')
    .update(settings.sessionKey ?? (await keptKey(settings.stateDir, logger)))
    .digest()
}

/** A 32-byte key for another use, derived from the session key, which it does not reveal. */
export function keyFor(use: string, sessionKey: Buffer): Buffer {
  return createHmac('sha256', sessionKey).update(use).digest()
}

async function keptKey(stateDir: string, logger: Logger): Promise<string> {
  const file = join(stateDir, 'session-key')
  try {
    const text = (await textOf(file)) ?? (await makeKey(file))
    if (text.length < 32) throw new Error(`it has ${text.length} characters, expected 32 or more; delete it`)
    if (process.platform !== 'win32' && ((await stat(file)).mode & 0o077) !== 0)
      logger.warn(`${file} can be read by other users, who could then resume sessions: chmod 600 it`)
    return text
  } catch (error) {
    logger.warn(
      `${file} can't be used, so sessions on /mcp will not outlive this process: ${messageOf(error)}`,
    )
    return newKey()
  }
}

async function textOf(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, 'utf8')).trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Creates the key's file. If several servers start at the same time, one creates it in one step and all read it. */
async function makeKey(file: string): Promise<string> {
  makeFolder(dirname(file), 0o700)
  const aside = `${file}.${randomUUID()}`
  try {
    await writeFile(aside, `${newKey()}\n`, { mode: 0o600 })
    await link(aside, file).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    })
  } finally {
    await rm(aside, { force: true })
  }
  return (await readFile(file, 'utf8')).trim()
}

function newKey(): string {
  return randomBytes(32).toString('base64url')
}
