import { writeFile } from 'node:fs/promises'
import { messageOf, SmcpError } from '../../../errors.js'
import type { Called } from '../plugin-verdict.js'
import type { PluginTest } from '../test-plugin.js'
import { junitCases } from './junit-cases.js'
import { junitXml } from './junit-xml.js'

/** Writes what `plugin test` has found into a file, as CI reads it. Throws an SmcpError if it can't. */
export async function writeJunit(file: string, found: PluginTest, called: Called): Promise<void> {
  await writeFile(file, junitXml(found.plugin, junitCases(found, called))).catch((error: unknown) => {
    throw new SmcpError(`${file} can't be written: ${messageOf(error)}`, { cause: error })
  })
}
