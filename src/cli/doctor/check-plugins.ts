import type { Config } from '../../config.js'
import { openCore, type Core } from '../../core/open-core.js'
import { count } from '../../count.js'
import { problemText } from '../../discovery/problem.js'
import type { Problem } from '../../discovery/tool.js'
import { hasNoPlugins, noPlugins } from '../no-plugins.js'
import { shownPath } from '../shown-path.js'
import type { Check } from './check.js'

/** The folders of plugins, and what is wrong in them. Programs are asked as a server asks them, and what is known is used. */
export async function checkPlugins(config: Config, bin: string): Promise<Check[]> {
  const core = openCore(config)
  try {
    await core.catalog.load()
    return pluginChecks(config, core, bin)
  } finally {
    core.close()
  }
}

function pluginChecks(
  config: Pick<Config, 'pluginsDirs' | 'bundledPlugins'>,
  { catalog }: Pick<Core, 'catalog'>,
  bin: string,
): Check[] {
  const plugins = catalog.plugins()
  const problems = catalog.problems()
  const tools = plugins.reduce((sum, plugin) => sum + plugin.tools, 0)
  const where = config.bundledPlugins
    ? 'the bundled ones, for there is no ./plugins here'
    : config.pluginsDirs.map(shownPath).join(', ')
  const isEmpty = hasNoPlugins({ catalog })
  const all: Check = {
    about: 'plugins',
    verdict: isEmpty ? 'warning' : 'ok',
    text: `${count(plugins.length, 'plugin')}, ${count(tools, 'tool')}: ${where}`,
    ...(isEmpty && { cure: noPlugins(config, bin) }),
  }
  return [all, ...problems.map((problem) => problemCheck(problem, bin))]
}

function problemCheck(problem: Problem, bin: string): Check {
  const { plugin, file, severity } = problem
  return {
    about: plugin ?? 'plugins',
    verdict: severity === 'error' ? 'problem' : 'warning',
    text: `${problemText(problem)} (${shownPath(file)})`,
    cure:
      plugin === undefined
        ? 'Create the folder, or name another with --plugins-dir or MCP_PLUGINS_DIR.'
        : `${bin} plugin test ${plugin}`,
  }
}
