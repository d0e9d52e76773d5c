import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto'
import { link, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { messageOf } from '../errors.js'
import type { Logger } from '../logging.js'
import { makeFolder } from '../make-folder.js'

export interface SessionKeySettings {
  /** Set by hand, so that several servers have the same. */
  readonly sessionKey: string | undefined
  /** Where one is kept that was made here. */
  readonly stateDir: string
}

/**
 * The key that session ids are signed with: 32 bytes from the setting, else from a file that is made at the first start,
 * for this user only. Where neither is to be had it is a new one, which is said in the log: then a session ends with
 * the process.
 */
export async function readSessionKey(settings: SessionKeySettings, logger: Logger): Promise<Buffer> {
  return createHash('sha256')
    .update(settings.sessionKey ?? (await keptKey(settings.stateDir, logger)))
    .digest()
}

/** A key for another use, of 32 bytes, by which nobody can tell the first: whoever has that has all of them. */
export function keyFor(use: string, sessionKey: Buffer): Buffer {
  return createHmac('sha256', sessionKey).update(use).digest()
}

async function keptKey(stateDir: string, logger: Logger): Promise<string> {
  const file = join(stateDir, 'session-key')
  try {
    const text = (await textOf(file)) ?? (await makeKey(file))
    if (text.length < 32) throw new Error(`it has ${text.length} characters, expected 32 or more; delete it`)
    if (process.platform !== 'win32' && ((await stat(file)).mode & 0o077) !== 0)
      logger.warn(`${file} can be read by other users, who could then take up sessions: chmod 600 it`)
    return text
  } catch (error) {
    logger.warn(
      `${file} can't be used, so that sessions on /mcp will not outlive this process: ${messageOf(error)}`,
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

/** Of several servers that start at the same time one makes the file, whole, and all read it. */
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
