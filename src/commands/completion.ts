import { Args } from '@oclif/core'
import { BaseCommand } from '../cli/base-command.js'
import { loading, shells, shellScript } from '../cli/complete/shell-scripts.js'

export default class Completion extends BaseCommand {
  static override readonly summary =
    'Print a script by which a shell completes commands, flags, plugins, tools and arguments.'
  static override readonly description =
    'What it knows of tools is what smcp has found out at the last list or call: to complete a word runs no plugin.'
  static override readonly examples = [
    'eval "$(<%= config.bin %> completion bash)"',
    'eval "$(<%= config.bin %> completion zsh)"',
    '<%= config.bin %> completion fish | source',
  ]
  static override readonly args = {
    shell: Args.string({ required: true, options: [...shells], description: 'The shell.' }),
  }

  async run(): Promise<unknown> {
    const { args } = await this.parse(Completion)
    const shell = args.shell as (typeof shells)[number]
    const script = shellScript(shell, 'smcp')
    if (!this.jsonEnabled()) {
      process.stdout.write(script)
      if (process.stdout.isTTY) this.say(`Load it: ${loading[shell].replaceAll('NAME', 'smcp')}`)
    }
    return { shell, script }
  }
}
