import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What is learnt of programs is kept, as for a user, but in a place of this run's own. */
export const cacheHome = mkdtempSync(join(tmpdir(), 'smcp-test-cache-'))

/** The variables that say so, for what is kept between two starts, too, and for settings, of which there are none. */
export const homes = {
  XDG_CACHE_HOME: cacheHome,
  XDG_STATE_HOME: join(cacheHome, 'state'),
  XDG_CONFIG_HOME: join(cacheHome, 'config'),
}

process.once('exit', () => {
  rmSync(cacheHome, { recursive: true, force: true })
})
