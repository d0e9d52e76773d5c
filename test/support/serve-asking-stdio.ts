import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/config.js'
import { startStdioServer } from '../../src/server/start-stdio-server.js'
import { askingTool } from './asking-tool.js'
import { silentLogger } from './silent-logger.js'

// A program of its own: `smcp serve --stdio` over the folders of plugins that it is given, and with the tool that asks.
const given = process.argv.slice(2)
const pluginsDirs = given.length > 0 ? given : [await mkdtemp(join(tmpdir(), 'smcp-test-'))]
const server = await startStdioServer(readConfig({ pluginsDirs }), silentLogger(), [askingTool])
await server.ended
await server.close()
