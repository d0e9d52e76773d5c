import { signature } from '../../tools/signature.js'
import { languageOf } from '../language-of.js'
import { linkTarget } from '../link-target.js'
import { sandboxJson } from '../sandbox-line.js'
import type { PluginInfo } from './plugin-info.js'
import { secretParameters } from './secret-parameters.js'

/** What is known about a plugin, as JSON. */
export function infoJson({
  status,
  plugin,
  tools,
  warm,
  sandbox,
  variables,
}: PluginInfo): Record<string, unknown> {
  const { name, dir, state, source, problems } = status
  const [first] = tools
  return {
    name,
    dir,
    link: linkTarget(dir),
    state,
    ...(plugin && {
      file: plugin.mainFile,
      interpreter: plugin.launch.local.interpreter,
      args: plugin.launch.local.args,
      language: languageOf(plugin),
      cwd: plugin.launch.local.cwd,
      limits: plugin.manifest.limits,
    }),
    about: first?.pluginAbout,
    source,
    contract: first?.contract,
    warm,
    sandbox: sandbox && sandboxJson(sandbox),
    variables: variables ?? 'all',
    secrets: secretParameters(tools),
    tools: tools.map((tool) => ({
      name: tool.name,
      signature: signature(tool),
      description: tool.description,
    })),
    problems,
  }
}
