import type { Config } from '../../../config.js'
import { untilStopped } from '../../terminal/until-stopped.js'
import type { PluginPlace } from '../plugin-place.js'
import { devJson } from './dev-report.js'
import { watchPlugin } from './watch-plugin.js'

/** Prints a line of JSON for a plugin and for each of its changes, until a signal ends it or nobody reads them. Reads nothing itself. */
export async function devInLines(
  place: PluginPlace,
  config: Config,
  bin: string,
  print: (line: string) => void,
): Promise<void> {
  const plugin = await watchPlugin(place, config, bin, (report) => {
    print(devJson(report))
  })
  const { catalog } = plugin.core
  // Nobody reads on: `| head -n 1`.
  const unread = new Promise<void>((done) => {
    process.stdout.once('error', () => {
      done()
    })
  })
  await untilStopped(unread, () => void catalog.refresh(true))
  await plugin.close()
}
