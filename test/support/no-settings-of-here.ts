import { existsSync } from 'node:fs'
import { homes } from './cache-home.js'

/**
 * The tests know every setting with which they run smcp. Most run it in this repository, so files of settings that a
 * developer has here would be theirs, too; those of the user are kept from them.
 */
const found = ['.env', 'smcp.config.json', 'smcp.config.yaml', 'smcp.config.yml'].filter(existsSync)
if (found.length > 0)
  throw new Error(`The tests would take the settings of ${found.join(', ')}; move it away`)
process.env.XDG_CONFIG_HOME = homes.XDG_CONFIG_HOME
