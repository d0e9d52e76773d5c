import { join } from 'node:path'
import type { TemplateAnswers } from './ask-template.js'
import { replacesBundledPlugins } from './bundled-replaced.js'
import { scaffold } from './scaffold.js'

/** A newly created plugin. */
export interface MadePlugin {
  readonly plugin: string
  readonly dir: string
  /** Its files, by their paths within the folder. */
  readonly files: readonly string[]
  /** It is the first plugin in ./plugins, which replaces the bundled plugins. */
  readonly replacesBundled: boolean
}

/** Creates the plugin in a folder of plugins, which need not exist. Throws what scaffold throws. */
export async function makePlugin(answers: TemplateAnswers, pluginsDir: string): Promise<MadePlugin> {
  const replacesBundled = replacesBundledPlugins(pluginsDir)
  const dir = join(pluginsDir, answers.name)
  const files = await scaffold(answers.language, dir, answers)
  return { plugin: answers.name, dir, files, replacesBundled }
}
