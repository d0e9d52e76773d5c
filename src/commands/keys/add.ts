import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/base-command.js'
import { addKey } from '../../cli/keys/add-key.js'
import { unknownProfile } from '../../cli/keys/unknown-profile.js'
import { settingFlags } from '../../cli/setting-flags.js'
import { list } from '../../setting-values.js'

export default class KeysAdd extends BaseCommand {
  static override readonly summary = 'Make a key by which a client may use the server.'
  static override readonly description =
    'The key is printed once, on stdout, and kept nowhere: the file has its digest. A server that runs takes it up within a second.'
  static override readonly examples = [
    '<%= config.bin %> keys add ci',
    "<%= config.bin %> keys add ops --tools 'devops__*' --rate 60/m --profile ops",
  ]
  static override readonly args = {
    name: Args.string({ required: true, description: 'Who has it; shown in the log.' }),
  }
  static override readonly flags = {
    ...settingFlags('keysPath'),
    tools: Flags.string({
      description: 'Globs of the tools that it may call, separated by commas. [default: all]',
    }),
    rate: Flags.string({
      description: 'How often it may call, per s, m, h or d, such as 60/m. [default: any]',
    }),
    profile: Flags.string({
      description: 'Profile of tools with which its callers start. [default: that of all]',
    }),
  }

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(KeysAdd)
    const config = this.readConfig(flags)
    const tools = flags.tools === undefined ? undefined : list(flags.tools)
    const { rate, profile } = flags
    const wanted = { name: args.name, tools, rate, profile }
    const warning = profile === undefined ? undefined : unknownProfile(profile, config)
    const key = await addKey(config.keysFile, wanted)
    if (!this.jsonEnabled()) {
      this.print(key)
      this.say(
        `This is the key "${args.name}". It is not shown again; clients send it as Authorization: Bearer KEY.`,
      )
    }
    if (warning !== undefined) this.say(warning)
    return { ...wanted, key }
  }
}
