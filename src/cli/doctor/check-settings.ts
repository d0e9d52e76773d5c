import { existsSync } from 'node:fs'
import { readConfig, type Config } from '../../config.js'
import type { FlagValues } from '../../find-setting.js'
import { shownPath } from '../shown-path.js'
import type { Check } from './check.js'
import { complaintCheck } from './complaint-check.js'

/** The settings as a server here would have them, unless one of them, or a file of them, is wrong. */
export function checkSettings(flags: FlagValues): { readonly check: Check; readonly config?: Config } {
  try {
    const config = readConfig(flags)
    const files = config.ownFiles.filter((file) => file !== config.keysFile && existsSync(file))
    const text =
      files.length === 0
        ? 'no file of settings here; the defaults and the environment hold'
        : `read from ${files.map(shownPath).join(', ')}, beside the environment`
    return { check: { about: 'settings', verdict: 'ok', text }, config }
  } catch (error) {
    return { check: complaintCheck('settings', error) }
  }
}
