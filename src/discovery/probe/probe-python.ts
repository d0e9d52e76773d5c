import type { Ask } from '../ask-program.js'
import type { Description, Plugin } from '../tool.js'
export function probePython(_plugin: Plugin, _ask: Ask): Promise<Description | undefined> { return Promise.resolve(undefined) }
