/**
 * npx tsx scripts/list-by-help.ts DIR [NAME ...]: what smcp reads out of the help of the plugins in a folder, as the
 * array of MCP's tools/list. Their contracts and parsers are not looked at.
 */
import { Ajv2020 } from 'ajv/dist/2020.js'
import { resolve } from 'node:path'
import { readConfig } from '../src/config.js'
import { asListed } from '../src/core/tools.js'
import { createAsk } from '../src/discovery/ask-program.js'
import { buildTool } from '../src/discovery/build-tool.js'
import { findPluginFolders, openPlugin } from '../src/discovery/find-plugins.js'
import { walkHelp } from '../src/discovery/help/walk-help.js'
import { createRunProcess } from '../src/process/run-process.js'
import { PythonFinder } from '../src/process/python.js'

const [dir = '.', ...names] = process.argv.slice(2)
const { environment, python, virtualEnv } = readConfig()
const finder = new PythonFinder({ python, virtualEnv }, createRunProcess(environment))
const ajv = new Ajv2020({ strict: false })
const { folders } = await findPluginFolders([resolve(dir)])
const wanted = folders.filter(({ name }) => names.length === 0 || names.includes(name))
const tools = await Promise.all(
  wanted.map(async (folder) => {
    const { plugin } = await openPlugin(folder, finder)
    const description = plugin && (await walkHelp(plugin, createAsk(environment), true))
    if (plugin && !description) console.error(`${folder.name}: no dialect knows its help`)
    return plugin && description
      ? description.commands.map((command) => asListed(buildTool(plugin, description, command, ajv)))
      : []
  }),
)
console.log(JSON.stringify(tools.flat(), null, 2))
