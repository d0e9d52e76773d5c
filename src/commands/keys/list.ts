import { BaseCommand } from '../../cli/base-command.js'
import { keyTable, sortedKeys } from '../../cli/keys/key-table.js'
import { settingFlags } from '../../cli/setting-flags.js'
import { terminalWidth } from '../../cli/terminal/terminal-width.js'
import { readKeyFile } from '../../server/keys/key-file.js'

export default class KeysList extends BaseCommand {
  static override readonly summary = 'List the keys that have names, and what each may do.'
  static override readonly description =
    'The keys of MCP_API_KEY and MCP_API_KEYS have no names and are not among them.'
  static override readonly examples = ['<%= config.bin %> keys list', '<%= config.bin %> keys list --json']
  static override readonly flags = settingFlags('keysPath')

  async run(): Promise<unknown> {
    const { flags } = await this.parse(KeysList)
    const { keysFile } = this.readConfig(flags)
    const keys = readKeyFile(keysFile)
    if (!this.jsonEnabled() && keys.length > 0) this.print(keyTable(keys, terminalWidth(process.stdout)))
    if (keys.length === 0)
      this.say(`There are no keys in ${keysFile}; make one by "${this.config.bin} keys add NAME".`)
    return sortedKeys(keys)
  }
}
