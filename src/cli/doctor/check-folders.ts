import { accessSync, constants, existsSync, statSync } from 'node:fs'
import type { Config } from '../../config.js'
import { logPath } from '../../logging.js'
import { nearestThere } from '../nearest-there.js'
import type { Check } from './check.js'

/** Whether what smcp writes can be written: what it has learnt, what outlives a start, and its log. */
export function checkFolders(config: Config): Check[] {
  return [
    folderCheck('cache', config.cacheDir, 'every start asks all programs anew', 'XDG_CACHE_HOME'),
    folderCheck('state', config.stateDir, 'sessions do not outlive a restart', 'XDG_STATE_HOME'),
    logCheck(config),
  ]
}

function folderCheck(about: string, dir: string, otherwise: string, variable: string): Check {
  const why = whyNotWritable(dir)
  if (why === undefined) return { about, verdict: 'ok', text: dir }
  return {
    about,
    verdict: 'warning',
    text: `${dir} can't be written, as ${why}: ${otherwise}`,
    cure: `Change its permissions, or set ${variable} to another folder.`,
  }
}

function logCheck(config: Config): Check {
  const about = 'log'
  if (config.disableFileLog) return { about, verdict: 'ok', text: 'no file: MCP_DISABLE_FILE_LOG is set' }
  const path = logPath(config)
  const why = existsSync(path) && !statSync(path).isFile() ? 'it is not a file' : whyNotWritable(path)
  if (why === undefined) return { about, verdict: 'ok', text: path }
  return {
    about,
    // A file that was named is demanded.
    verdict: config.logFile === undefined ? 'warning' : 'problem',
    text: `${path} can't be written, as ${why}`,
    cure: 'Set MCP_LOG_FILE or MCP_LOG_DIR to another place, or MCP_DISABLE_FILE_LOG=true.',
  }
}

/** Why a file or folder can't be written, or made; undefined if it can. Nothing is made. */
function whyNotWritable(path: string): string | undefined {
  const there = nearestThere(path)
  try {
    accessSync(there, constants.W_OK)
  } catch {
    return `${there} is read-only for this user`
  }
  return there !== path && !statSync(there).isDirectory() ? `${there} is no folder` : undefined
}
