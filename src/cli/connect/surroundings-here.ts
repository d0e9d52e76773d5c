import { homedir } from 'node:os'
import { processEnvironment } from '../../config.js'
import { ConfigError } from '../../errors.js'
import type { System } from './client.js'
import type { Surroundings } from './client-folders.js'

/** Those of this process; other systems than the three have the folders of Linux. */
export function surroundingsHere(platform: NodeJS.Platform = process.platform): Surroundings {
  const system: System = platform === 'darwin' || platform === 'win32' ? platform : 'linux'
  const home = homedir()
  if (home === '') throw new ConfigError('There is no home folder here', { hint: 'Set HOME.' })
  return { system, environment: processEnvironment(), home, project: process.cwd() }
}
