import type { Catalog } from '../discovery/catalog/catalog.js'
import type { PluginChange } from '../discovery/catalog/plugin-change.js'
import { problemText } from '../discovery/problem.js'
import type { Problem } from '../discovery/tool.js'
import { count } from '../count.js'
import type { Logger } from '../logging.js'

/**
 * Logs what happens to plugins: one line for each that was added, changed, broken, repaired or removed, and one for
 * each problem.
 */
export function logPlugins(catalog: Catalog, logger: Logger): void {
  catalog.on('plugin', (change) => {
    logChange(change, logger)
  })
  catalog.on('directories', (come, gone) => {
    come.forEach((problem) => {
      logProblem(problem, logger)
    })
    const back = gone.filter(
      ({ plugin, file }) => plugin === undefined && !come.some((one) => one.file === file),
    )
    for (const { file } of back) logger.info(`${file}: the plugins folder is back`)
  })
}

/** Logs one problem as a line. Plugin and file are also fields, for those who search JSON logs. */
export function logProblem(problem: Problem, logger: Logger): void {
  const { plugin, file, severity } = problem
  const what = problemText(problem)
  const text = plugin === undefined ? `${file}: ${what}` : `plugin ${plugin}: ${what} (${file})`
  logger[severity === 'error' ? 'error' : 'warn']({ plugin, file }, text)
}

function logChange({ plugin, kind, tools, isReadOn, problems }: PluginChange, logger: Logger): void {
  const toolCount = count(tools, 'tool')
  switch (kind) {
    case 'found':
      break
    case 'removed':
      logger.info({ plugin }, `plugin ${plugin} removed`)
      return
    case 'completed':
      logger.info({ plugin }, `plugin ${plugin} described in whole, ${toolCount}`)
      break
    case 'broken':
      logger.error({ plugin }, `plugin ${plugin} broken, ${toolCount} left`)
      break
    default:
      logger.info({ plugin }, `plugin ${plugin} ${kind}, ${toolCount}`)
  }
  if (isReadOn) {
    const until = 'the helps of its commands are asked in the background; until then those commands take args'
    logger.info({ plugin }, `plugin ${plugin}: ${toolCount}, ${until}`)
  }
  problems.forEach((problem) => {
    logProblem(problem, logger)
  })
}
