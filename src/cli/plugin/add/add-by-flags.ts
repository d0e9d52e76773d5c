import type { Config } from '../../../config.js'
import { isInteractive } from '../../terminal/is-interactive.js'
import type { Screen } from '../../terminal/screen.js'
import { terminalWidth } from '../../terminal/terminal-width.js'
import { withSpinner } from '../../terminal/with-spinner.js'
import { problemReport } from '../plugin-report.js'
import { bundledReplaced } from '../bundled-replaced.js'
import { addPlugin, type AddedPlugin } from './add-plugin.js'
import { addedSummary, addedTools } from './added-report.js'
import { commandChoice, type ChoiceFlags } from './command-choice.js'
import type { Source } from './find-source.js'

/** What a command line says of a plugin that is made of something existing. */
export interface Adding {
  readonly plugin: string
  readonly pluginsDir: string
  readonly flags: ChoiceFlags
  /** Only data is printed, so nobody is asked and nothing turns. */
  readonly isJson: boolean
}

/** Adds it as the flags say, else by asking at a terminal. Throws what commandChoice and addPlugin throw. */
export async function addByFlags(source: Source, config: Config, adding: Adding): Promise<AddedPlugin> {
  const { plugin, pluginsDir, flags, isJson } = adding
  const width = terminalWidth(process.stdout)
  return await addPlugin(source, config, {
    plugin,
    pluginsDir,
    isCopied: flags.copy,
    choose: commandChoice(flags, source, plugin, { canAsk: !isJson && isInteractive(), width }),
    whileDescribing: (work) => (isJson ? work() : withSpinner(`Describing ${plugin}`, work)),
  })
}

/** Shows what was added, data on stdout and words on stderr. */
export function showAdded(added: AddedPlugin, bin: string, { print, say }: Screen): void {
  print(addedTools(added, terminalWidth(process.stdout), bin))
  say(...problemReport(added, terminalWidth(process.stderr)))
  print(`\n${addedSummary(added, bin)}`)
  if (added.replacesBundled) say(bundledReplaced)
}
