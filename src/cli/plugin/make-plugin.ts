import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { TemplateAnswers } from './ask-template.js'
import { scaffold } from './scaffold.js'

/** A plugin that was just made. */
export interface MadePlugin {
  readonly plugin: string
  readonly dir: string
  /** Names of the files in it. */
  readonly files: readonly string[]
  /** It is the first in ./plugins, which takes the place of the bundled plugins. */
  readonly replacesBundled: boolean
}

/** Makes the plugin in a folder of plugins, which need not be there. Throws what scaffold throws. */
export async function makePlugin(answers: TemplateAnswers, pluginsDir: string): Promise<MadePlugin> {
  const replacesBundled = pluginsDir === 'plugins' && !existsSync(pluginsDir)
  const dir = join(pluginsDir, answers.name)
  const files = await scaffold(answers.language, dir, answers)
  return { plugin: answers.name, dir, files, replacesBundled }
}
