import { dirname } from 'node:path'
import { askVersion } from '../../process/ask-version.js'
import { pluginsDirFlag } from '../plugins-dir-flag.js'
import type { TemplateAnswers } from './ask-template.js'
import { bundledReplaced } from './bundled-replaced.js'
import type { MadePlugin } from './make-plugin.js'
import { interpreters } from './scaffold.js'

/** Says where the plugin is, and what to type to check, call and serve it. */
export function nextSteps({ plugin, dir }: MadePlugin, { command }: TemplateAnswers, bin: string): string {
  const flag = pluginsDirFlag(dirname(dir))
  return [
    `Made ${dir}. Next:\n`,
    `  ${bin} plugin test ${plugin}${flag}`,
    `  ${bin} tools call ${plugin}__${command} name=Ada${flag}`,
    `  ${bin} serve${flag}\n`,
  ].join('\n')
}

/** Notes on what else has changed, and what the plugin lacks on this machine. */
export async function newPluginNotes(
  { replacesBundled }: MadePlugin,
  { language }: TemplateAnswers,
): Promise<string[]> {
  const interpreter = interpreters[language]
  const isMissing = language === 'python' && (await askVersion(interpreter)) === undefined
  return [
    ...(replacesBundled ? [bundledReplaced] : []),
    ...(isMissing ? [`Warning: ${interpreter} is not on PATH, and the plugin needs it.`] : []),
  ]
}
