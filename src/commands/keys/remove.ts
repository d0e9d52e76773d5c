import { Args } from '@oclif/core'
import { BaseCommand } from '../../cli/base-command.js'
import { removeKey } from '../../cli/keys/remove-key.js'
import { settingFlags } from '../../cli/setting-flags.js'

export default class KeysRemove extends BaseCommand {
  static override readonly summary = 'Remove a key: who has it can no longer use the server.'
  static override readonly description =
    'A server that runs closes the sessions of the key within a second, and ends their programs.'
  static override readonly examples = ['<%= config.bin %> keys remove ci']
  static override readonly args = {
    name: Args.string({ required: true, description: 'The name of the key.' }),
  }
  static override readonly flags = settingFlags('keysPath')

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(KeysRemove)
    await removeKey(this.readConfig(flags).keysFile, args.name)
    this.say(`The key "${args.name}" is removed.`)
    return { removed: args.name }
  }
}
