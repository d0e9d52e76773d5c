import type { Ask } from '../ask-program.js'
import type { Description, Plugin } from '../tool.js'
export function walkHelp(_plugin: Plugin, _ask: Ask): Promise<Description | undefined> { return Promise.resolve(undefined) }
