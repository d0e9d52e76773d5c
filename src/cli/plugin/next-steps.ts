import { dirname } from 'node:path'
import { processEnvironment } from '../../config.js'
import { askVersion } from '../../process/ask-version.js'
import { findOnPath } from '../../process/find-on-path.js'
import { pluginsDirFlag } from '../plugins-dir-flag.js'
import { shellWord } from '../shell-word.js'
import { shownPath } from '../shown-path.js'
import type { TemplateAnswers } from './ask-template.js'
import { bundledReplaced } from './bundled-replaced.js'
import { templates } from './languages.js'
import type { MadePlugin } from './make-plugin.js'

/** Says where the plugin is, and what to type to make it ready, check, call, write, test and serve it. */
export function nextSteps(
  { plugin, dir }: Pick<MadePlugin, 'plugin' | 'dir'>,
  { command, language }: Pick<TemplateAnswers, 'command' | 'language'>,
  bin: string,
): string {
  const flag = pluginsDirFlag(dirname(dir))
  const { setup, test } = templates[language]
  const inside = (words: string): string => `(cd ${shellWord(shownPath(dir))} && ${words})`
  const steps = [
    ...(setup === undefined ? [] : [inside(setup)]),
    `${bin} plugin test ${plugin}${flag}`,
    `${bin} tools call ${plugin}__${command} name=Ada${flag}`,
    `${bin} plugin dev ${plugin}${flag}`,
    inside(test),
    `${bin} serve${flag}`,
  ]
  return [`Made ${dir}. Next:\n`, ...steps.map((step) => `  ${step}`), ''].join('\n')
}

/** Notes on what else has changed, and what the plugin lacks on this machine. */
export async function newPluginNotes(
  { replacesBundled }: MadePlugin,
  { language }: TemplateAnswers,
): Promise<string[]> {
  const { needs } = templates[language]
  const isMissing = needs !== undefined && (await isMissingHere(needs))
  return [
    ...(replacesBundled ? [bundledReplaced] : []),
    ...(isMissing ? [`Warning: ${needs} is not on PATH, and the plugin needs it.`] : []),
  ]
}

/** Of Python there may be the shim of a version manager alone, which answers nothing. */
async function isMissingHere(program: string): Promise<boolean> {
  const environment = processEnvironment() as Record<string, string>
  if (findOnPath(program, environment) === undefined) return true
  return program === 'python3' && (await askVersion(program)) === undefined
}
