import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/config.js'
import { startStdioServer } from '../../src/server/start-stdio-server.js'
import { askingTool } from './asking-tool.js'
import { silentLogger } from './silent-logger.js'

// A program of its own: `smcp serve --stdio` without plugins, and with the tool that asks.
const pluginsDir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
const server = await startStdioServer(readConfig({ pluginsDirs: [pluginsDir] }), silentLogger(), [askingTool])
await server.ended
await server.close()
