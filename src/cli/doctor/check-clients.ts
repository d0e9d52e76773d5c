import { existsSync } from 'node:fs'
import { isAbsolute } from 'node:path'
import { processEnvironment } from '../../config.js'
import { UnreachableError } from '../../errors.js'
import { findOnPath } from '../../process/find-on-path.js'
import type { ListedClient } from '../connect/client-table.js'
import { letta } from '../connect/find-client.js'
import { askHealth, type ServerHealth } from '../health/ask-health.js'
import type { Check } from './check.js'
import { complaintCheck } from './complaint-check.js'

/** Asks who answers at an address, once for all clients. */
type AskServer = (url: string) => Promise<ServerHealth>

/** What each client that is here is connected to, and whether that is there. */
export async function checkClients(clients: readonly ListedClient[], bin: string): Promise<Check[]> {
  const answers = new Map<string, Promise<ServerHealth>>()
  const ask: AskServer = (url) => {
    // Without the key of here: the status is told to all, and a client's file may name anybody's server.
    const answer = answers.get(url) ?? askHealth(url, undefined, bin)
    answers.set(url, answer)
    return answer
  }
  const here = clients.filter(({ found, connected }) => found || connected.length > 0)
  const checks = await Promise.all(here.map((client) => checkClient(client, bin, ask)))
  return checks.length > 0 ? checks.flat() : [noClient(bin)]
}

async function checkClient(client: ListedClient, bin: string, ask: AskServer): Promise<Check[]> {
  const { name: about, problem, connected } = client
  const connect = `${bin} connect ${about}`
  if (problem !== undefined) return [{ about, text: problem, ...outOfReach(about, connect) }]
  if (connected.length === 0) return [{ about, verdict: 'ok', text: 'is here, not connected', cure: connect }]
  return await Promise.all(connected.map((server) => checkConnection(about, server, { connect, ask })))
}

/** A file that is broken is one for its client, too; a server of Letta only keeps us out. */
function outOfReach(about: string, connect: string): Pick<Check, 'verdict' | 'cure'> {
  return about === letta
    ? { verdict: 'warning', cure: `${connect} --letta-token TOKEN` }
    : { verdict: 'problem', cure: `Mend it, then: ${connect}` }
}

async function checkConnection(
  about: string,
  { name, url, command, file }: ListedClient['connected'][number],
  { connect, ask }: { readonly connect: string; readonly ask: AskServer },
): Promise<Check> {
  const gone = command && missingIn(command)
  const again = `${connect}${name === 'smcp' ? '' : ` --name ${name}`}`
  if (gone !== undefined)
    return { about, verdict: 'problem', text: `starts ${gone}, which is not there (${file})`, cure: again }
  if (url === undefined)
    return { about, verdict: 'ok', text: command ? `starts it itself (${file})` : `has it (${file})` }
  try {
    const { status } = await ask(baseOf(url))
    return { about, verdict: 'ok', text: `connected to ${url}, where smcp answers: ${status}` }
  } catch (error) {
    const anew = `connect it anew: ${again}`
    if (!(error instanceof UnreachableError))
      return { ...complaintCheck(about, error), cure: `Have smcp answer there, or ${anew}` }
    const text = `connected to ${url}, where nobody answers`
    return { about, verdict: 'warning', text, cure: `Start the server there, or ${anew}` }
  }
}

/** The first of the words of a command that names a file or program that is not there. */
function missingIn([program = '', ...args]: readonly string[]): string | undefined {
  const environment = processEnvironment() as Record<string, string>
  if (isAbsolute(program) ? !existsSync(program) : findOnPath(program, environment) === undefined)
    return program
  return args.find((word) => isAbsolute(word) && !existsSync(word))
}

/** What comes before the endpoint of an address. */
function baseOf(url: string): string {
  return url.replace(/[?#].*$/, '').replace(/\/(mcp|sse)?\/?$/, '')
}

function noClient(bin: string): Check {
  return {
    about: 'clients',
    verdict: 'ok',
    text: 'none of those that smcp knows was found here',
    cure: `${bin} connect`,
  }
}
