import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../cli/base-command.js'
import { byHand, byHandLines, type ByHand } from '../cli/connect/by-hand.js'
import { scopes } from '../cli/connect/client.js'
import { clientTable, shownClient } from '../cli/connect/client-table.js'
import type { Surroundings } from '../cli/connect/client-folders.js'
import { fileDiff, paintOn } from '../cli/connect/file-diff.js'
import { clientNames, findClient, letta } from '../cli/connect/find-client.js'
import { LettaApi } from '../cli/connect/letta/letta-api.js'
import { lettaAddress, type LettaWish } from '../cli/connect/letta/letta-address.js'
import { lettaLines, lettaOutcome } from '../cli/connect/letta/letta-outcome.js'
import { planLetta, planLettaRemoval, request } from '../cli/connect/letta/plan-letta.js'
import { wantedLetta } from '../cli/connect/letta/wanted-letta.js'
import { listClients } from '../cli/connect/list-clients.js'
import { needConsent } from '../cli/connect/need-consent.js'
import { outcomeLines, outcomeOf } from '../cli/connect/outcome.js'
import { planConnect, planRemove, type ChangePlan, type Target } from '../cli/connect/plan-change.js'
import { serverName } from '../cli/connect/server-name.js'
import { surroundingsHere } from '../cli/connect/surroundings-here.js'
import { wantedConnection } from '../cli/connect/wanted-connection.js'
import { settingFlags, settingValues } from '../cli/setting-flags.js'
import { shownPath } from '../cli/shown-path.js'
import { isInteractive } from '../cli/terminal/is-interactive.js'
import { terminalWidth } from '../cli/terminal/terminal-width.js'
import { readConfig } from '../config.js'

export default class Connect extends BaseCommand {
  static override readonly summary =
    'Connect a client with smcp: put it into the configuration of the client.'
  static override readonly description =
    'Shows what changes in which file, asks at a terminal, and keeps the file as it was beside it. Comments in the file stay. Without CLIENT, lists the clients. A key (MCP_API_KEY) is named in the file, not written, as the client allows that. Letta is asked by its API, and its tools are listed back.'
  static override readonly examples = [
    '<%= config.bin %> connect',
    '<%= config.bin %> connect claude-code',
    '<%= config.bin %> connect cursor --scope project --yes',
    '<%= config.bin %> connect claude-desktop --plugins-dir ~/plugins',
    '<%= config.bin %> connect vscode --print',
    '<%= config.bin %> connect cursor --remove',
    '<%= config.bin %> connect letta --url https://smcp.example.com --write-key',
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
    'letta-url': Flags.string({
      description:
        'Server of Letta. [default: LETTA_BASE_URL or LETTA_SERVER_URL, else http://127.0.0.1:8283]',
    }),
    'letta-token': Flags.string({
      description: 'Its password or key. [default: LETTA_SERVER_PASSWORD or LETTA_API_KEY]',
    }),
    'write-key': Flags.boolean({ description: 'Write the key itself, in clear.' }),
    print: Flags.boolean({ description: 'Only print what belongs into the file.', exclusive: ['remove'] }),
    remove: Flags.boolean({ description: 'Take the server out again.' }),
    yes: Flags.boolean({ char: 'y', description: 'Ask nothing.' }),
  }

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(Connect)
    const surroundings = surroundingsHere()
    if (args.client === undefined) return await this.#list(flags, surroundings)
    const client = findClient(args.client)
    if (client === letta) return await this.#letta(flags, surroundings)
    const { scope, url, stdio, agent = surroundings.environment.LETTA_AGENT_ID } = flags
    const name = serverName(flags.name)
    const target = { client, name, scope, agent, surroundings }
    if (flags.remove && client.servers.remove) return await this.#change(target, planRemove(target), flags)
    const wish = {
      ...{ name, url, stdio, isShared: scope === 'project' },
      ...{ writeKey: flags['write-key'], settings: settingValues(flags) },
    }
    const { connection, notes } = wantedConnection(client, wish)
    if (flags.print || !client.servers.put)
      return this.#print(target, byHand(target, connection, flags.remove))
    return await this.#change(target, planConnect(target, connection), flags, notes)
  }

  async #letta(flags: LettaFlags, { environment }: Surroundings): Promise<unknown> {
    const name = serverName(flags.name)
    const address = lettaAddress(lettaWish(flags), readConfig(settingValues(flags)), environment)
    const api = new LettaApi(address)
    const { config, notes } = wantedLetta(flags.url, flags['write-key'])
    if (flags.print) {
      const preview = request('POST', api.servers, { server_name: name, config })
      if (!this.jsonEnabled()) this.print(preview)
      return { client: letta, snippet: preview }
    }
    const plan = flags.remove ? await planLettaRemoval(api, name) : await planLetta(api, name, config)
    await this.#agree(address.url, plan.preview, flags, flags.remove ? [] : notes)
    const outcome = lettaOutcome(name, address.url, plan, await plan.carryOut())
    if (outcome.problem !== undefined) process.exitCode = 1
    if (!this.jsonEnabled()) this.say(...lettaLines(outcome))
    return outcome
  }

  async #list(flags: LettaFlags, surroundings: Surroundings): Promise<unknown> {
    const listed = await listClients(
      flags.name,
      surroundings,
      lettaWish(flags),
      readConfig(settingValues(flags)),
    )
    if (!this.jsonEnabled()) {
      this.print(clientTable(listed, terminalWidth(process.stdout)))
      this.say(`Connect one by "${this.config.bin} connect CLIENT".`)
    }
    return listed.map(shownClient)
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
    const preview = carryOut && fileDiff(plan, paintOn(process.stdout))
    await this.#agree(shownPath(file), preview, flags, notes)
    const outcome = outcomeOf(target, plan, carryOut?.())
    if (!this.jsonEnabled()) this.say(...outcomeLines(target, outcome))
    return outcome
  }

  /** Shows what is to be changed where, if anything is, and has a person agree. */
  async #agree(
    where: string,
    preview: string | undefined,
    { yes }: { readonly yes: boolean },
    notes: readonly string[],
  ): Promise<void> {
    if (preview === undefined) return
    if (!this.jsonEnabled()) {
      this.print(preview)
      this.say(...notes)
    }
    const canAsk = !this.jsonEnabled() && isInteractive(process.stderr)
    await needConsent(where, { isSure: yes, canAsk })
  }
}

interface LettaFlags extends Readonly<Record<string, unknown>> {
  readonly name: string
  readonly url?: string | undefined
  readonly 'letta-url'?: string | undefined
  readonly 'letta-token'?: string | undefined
  readonly 'write-key': boolean
  readonly print: boolean
  readonly remove: boolean
  readonly yes: boolean
}

function lettaWish(flags: LettaFlags): LettaWish {
  return { url: flags['letta-url'], token: flags['letta-token'] }
}
