/**
 * npx tsx scripts/list-by-help.ts DIR [NAME ...]: what smcp reads from the help of the plugins in a folder, as the array
 * of MCP's tools/list. Their contracts and parsers are ignored.
 */
import { asListed } from '../src/core/tools.js'
import { toolsByHelp } from './tools-by-help.js'

const [dir = '.', ...names] = process.argv.slice(2)
const { tools, unknown, unanswered } = await toolsByHelp(dir, names)
for (const name of unknown) console.error(`${name}: no dialect knows its help`)
for (const why of unanswered) console.error(why)
console.log(JSON.stringify(tools.map(asListed), null, 2))
