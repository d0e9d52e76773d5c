import type { Config } from '../../config.js'
import type { FlagValues } from '../../find-setting.js'
import { programEnvironment } from '../../process/environment.js'
import { createRunProcess } from '../../process/run-process.js'
import { listClients } from '../connect/list-clients.js'
import { surroundingsHere } from '../connect/surroundings-here.js'
import { exitAtSignals } from '../terminal/exit-at-signals.js'
import type { Check } from './check.js'
import { checkClients } from './check-clients.js'
import { checkFolders } from './check-folders.js'
import { checkKeys } from './check-keys.js'
import { checkNode } from './check-node.js'
import { checkPlugins } from './check-plugins.js'
import { checkPython } from './check-python.js'
import { checkSandbox } from './check-sandbox.js'
import { checkServer } from './check-server.js'
import { checkSettings } from './check-settings.js'

/** Looks at everything that smcp needs here, and changes nothing. Where the settings are wrong, only at what needs none. */
export async function examine(flags: FlagValues, bin: string): Promise<Check[]> {
  const { check, config } = checkSettings(flags)
  if (!config) return [checkNode(), check, theRest]
  return await exitAtSignals(async () => [checkNode(), ...(await examineAll(config, check, bin))])
}

const theRest: Check = {
  about: 'the rest',
  verdict: 'warning',
  text: 'was not looked at',
  cure: 'Mend the settings first.',
}

async function examineAll(config: Config, settings: Check, bin: string): Promise<Check[]> {
  const run = createRunProcess(programEnvironment(config.environment))
  const letta = { url: undefined, token: undefined }
  const clients = listClients('smcp', surroundingsHere(), letta, config)
  const [programs, plugins, server, connections] = await Promise.all([
    Promise.all([checkPython(config, run), checkSandbox(config, run)]),
    checkPlugins(config, bin),
    checkServer(config, bin),
    clients.then((listed) => checkClients(listed, bin)),
  ])
  const folders = checkFolders(config)
  return [...programs, settings, ...folders, ...plugins, ...checkKeys(config), server, ...connections]
}
