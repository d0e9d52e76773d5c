import { posix, win32 } from 'node:path'
import type { System } from './client.js'

/** What the folders of a system depend on. */
export interface Surroundings {
  readonly system: System
  readonly environment: Readonly<NodeJS.ProcessEnv>
  readonly home: string
  /** The folder of the project. */
  readonly project: string
}

/** The folders that the paths of clients begin with, by their names there. */
export function clientFolders({
  system,
  environment,
  home,
  project,
}: Surroundings): Readonly<Record<string, string>> {
  const path = system === 'win32' ? win32 : posix
  // An empty variable is as one that is not set.
  const set = (variable: string, otherwise: string): string => {
    const { [variable]: value = '' } = environment
    return value === '' ? otherwise : value
  }
  const config = set('XDG_CONFIG_HOME', path.join(home, '.config'))
  return {
    home,
    project,
    // The programs that are at home on Linux keep to this on every system.
    config,
    // Electron's place for the data of a desktop program.
    desktop: {
      linux: config,
      darwin: path.join(home, 'Library', 'Application Support'),
      win32: set('APPDATA', path.join(home, 'AppData', 'Roaming')),
    }[system],
    localAppData: set('LOCALAPPDATA', path.join(home, 'AppData', 'Local')),
    claudeHome: set('CLAUDE_CONFIG_DIR', home),
    codexHome: set('CODEX_HOME', path.join(home, '.codex')),
    geminiHome: set('GEMINI_CLI_HOME', home),
  }
}
