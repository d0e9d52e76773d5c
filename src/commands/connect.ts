import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../cli/base-command.js'
import { byHand, byHandLines, type ByHand } from '../cli/connect/by-hand.js'
import { scopes } from '../cli/connect/client.js'
import { clientTable } from '../cli/connect/client-table.js'
import type { Surroundings } from '../cli/connect/client-folders.js'
import { fileDiff, paintOn } from '../cli/connect/file-diff.js'
import { clientNames, findClient } from '../cli/connect/find-client.js'
import { listClients } from '../cli/connect/list-clients.js'
import { needConsent } from '../cli/connect/need-consent.js'
import { outcomeLines, outcomeOf } from '../cli/connect/outcome.js'
import { planConnect, planRemove, type ChangePlan, type Target } from '../cli/connect/plan-change.js'
import { surroundingsHere } from '../cli/connect/surroundings-here.js'
import { wantedConnection } from '../cli/connect/wanted-connection.js'
import { settingFlags, settingValues } from '../cli/setting-flags.js'
import { shownPath } from '../cli/shown-path.js'
import { isInteractive } from '../cli/terminal/is-interactive.js'
import { terminalWidth } from '../cli/terminal/terminal-width.js'

export default class Connect extends BaseCommand {
  static override readonly summary =
    'Connect a client with smcp: put it into the configuration of the client.'
  static override readonly description =
    'Shows what changes in which file, asks at a terminal, and keeps the file as it was beside it. Comments in the file stay. Without CLIENT, lists the clients. A key (MCP_API_KEY) is named in the file, not written, as the client allows that.'
  static override readonly examples = [
    '<%= config.bin %> connect',
    '<%= config.bin %> connect claude-code',
    '<%= config.bin %> connect cursor --scope project --yes',
    '<%= config.bin %> connect claude-desktop --plugins-dir ~/plugins',
    '<%= config.bin %> connect vscode --print',
    '<%= config.bin %> connect cursor --remove',
  ]
  static override readonly args = {
    client: Args.string({ description: `One of ${clientNames.join(', ')}.` }),
  }
  static override readonly flags = {
    ...settingFlags('pluginsDirs'),
    url: Flags.string({
      exclusive: ['stdio'],
      description:
        'Address of the server, for a client that calls it. [default: that of MCP_HOST and MCP_PORT]',
    }),
    stdio: Flags.boolean({ description: 'Have the client start smcp itself, with these plugins.' }),
    name: Flags.string({ description: 'Name of the server in the client.', default: 'smcp' }),
    scope: Flags.option({
      options: scopes,
      description: 'For all that this user does, or for the project in this folder alone. [default: user]',
    })(),
    agent: Flags.string({
      description:
        'Agent of letta-code that gets the server. [default: LETTA_AGENT_ID, else that of the last session]',
    }),
    'write-key': Flags.boolean({ description: 'Write the key itself, in clear.' }),
    print: Flags.boolean({ description: 'Only print what belongs into the file.', exclusive: ['remove'] }),
    remove: Flags.boolean({ description: 'Take the server out again.' }),
    yes: Flags.boolean({ char: 'y', description: 'Ask nothing.' }),
  }

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(Connect)
    const surroundings = surroundingsHere()
    if (args.client === undefined) return this.#list(flags.name, surroundings)
    const client = findClient(args.client)
    const { name, scope, url, stdio, agent = surroundings.environment.LETTA_AGENT_ID } = flags
    const target = { client, name, scope, agent, surroundings }
    if (flags.remove && client.servers.remove) return await this.#change(target, planRemove(target), flags)
    const wish = { name, url, stdio, writeKey: flags['write-key'], settings: settingValues(flags) }
    const { connection, notes } = wantedConnection(client, wish)
    if (flags.print || !client.servers.put)
      return this.#print(target, byHand(target, connection, flags.remove))
    return await this.#change(target, planConnect(target, connection), flags, notes)
  }

  #list(name: string, surroundings: Surroundings): unknown {
    const listed = listClients(name, surroundings)
    if (!this.jsonEnabled()) {
      this.print(clientTable(listed, terminalWidth(process.stdout)))
      this.say(`Connect one by "${this.config.bin} connect CLIENT".`)
    }
    return listed
  }

  #print(target: Target, hand: ByHand): unknown {
    if (!this.jsonEnabled()) {
      this.print(hand.snippet.trimEnd())
      this.say(...byHandLines(target, hand))
    }
    return hand
  }

  async #change(
    target: Target,
    plan: ChangePlan,
    flags: { readonly yes: boolean },
    notes: readonly string[] = [],
  ): Promise<unknown> {
    const { carryOut, file } = plan
    const isQuiet = this.jsonEnabled()
    if (carryOut && !isQuiet) {
      this.print(fileDiff(plan, paintOn(process.stdout)))
      this.say(...notes)
    }
    const canAsk = !isQuiet && isInteractive(process.stderr)
    const isSure = flags.yes || !carryOut
    await needConsent(shownPath(file), { isSure, canAsk })
    const outcome = outcomeOf(target, plan, carryOut?.())
    if (!isQuiet) this.say(...outcomeLines(target, outcome))
    return outcome
  }
}
