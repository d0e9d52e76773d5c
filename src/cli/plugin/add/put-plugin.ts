import { randomUUID } from 'node:crypto'
import { lstatSync, mkdirSync, rmdirSync, rmSync } from 'node:fs'
import { cp, mkdir, rename, symlink, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { manifestName, type Manifest } from '../../../discovery/manifest.js'
import { ConfigError, messageOf } from '../../../errors.js'
import { withCleanup } from '../../terminal/with-cleanup.js'

/** The contents of a plugin's folder: only a manifest, or a folder elsewhere, linked or copied. */
export type Contents =
  { readonly manifest: Manifest } | { readonly folder: string; readonly isCopied: boolean }

/** Throws a ConfigError if the path is taken, even by a dangling link. */
export function checkIsFree(dir: string): void {
  if (!lstatSync(dir, { throwIfNoEntry: false })) return
  throw new ConfigError(`${dir} already exists`, {
    hint: 'Give the plugin another name, which plugin add takes by --name, or remove that one first.',
  })
}

/**
 * Creates the plugin's folder completely or not at all. Throws a ConfigError if the path is taken or can't be written.
 */
export async function putPlugin(dir: string, contents: Contents): Promise<void> {
  const parent = dirname(dir)
  // A running server ignores this name, and the folder is moved from here in one step.
  const aside = join(parent, `.${basename(dir)}-${randomUUID()}`)
  let made: string | undefined
  const cleanUp = (): void => {
    rmSync(aside, { recursive: true, force: true })
    if (made !== undefined) removeIfEmpty(parent)
  }
  await withCleanup(cleanUp, async () => {
    try {
      // At once: one that is still under way at Ctrl-C would make it again after it was removed.
      made = mkdirSync(parent, { recursive: true })
      await make(aside, contents)
      checkIsFree(dir)
      await rename(aside, dir)
    } catch (error) {
      if (error instanceof ConfigError) throw error
      throw new ConfigError(`${dir} can't be created: ${messageOf(error)}`, { cause: error })
    }
  })
}

async function make(dir: string, contents: Contents): Promise<void> {
  if ('folder' in contents) {
    const { folder, isCopied } = contents
    await (isCopied ? cp(folder, dir, { recursive: true, preserveTimestamps: true }) : symlink(folder, dir))
    return
  }
  await mkdir(dir)
  await writeFile(join(dir, manifestName), `${JSON.stringify(contents.manifest, null, 2)}\n`)
}

function removeIfEmpty(dir: string): void {
  try {
    rmdirSync(dir)
  } catch {
    // It contains the plugin.
  }
}
