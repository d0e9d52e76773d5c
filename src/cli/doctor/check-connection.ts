import { existsSync } from 'node:fs'
import { isAbsolute } from 'node:path'
import { processEnvironment } from '../../config.js'
import { UnreachableError } from '../../errors.js'
import { findOnPath } from '../../process/find-on-path.js'
import type { ListedServer } from '../connect/client-table.js'
import type { ServerHealth } from '../health/ask-health.js'
import { shellWord } from '../shell-word.js'
import type { Check } from './check.js'
import { complaintCheck } from './complaint-check.js'
import { refusedVariable } from './refused-variable.js'
import { wantsKey } from './wants-key.js'

/** Asks who answers at an address, once for all clients. */
export type AskServer = (url: string) => Promise<ServerHealth>

interface Look {
  /** What to type to connect the client. */
  readonly connect: string
  readonly ask: AskServer
}

/** Whether what a client starts is there and would start, or who answers at the address that it has. */
export async function checkConnection(about: string, server: ListedServer, look: Look): Promise<Check> {
  const again = againOf(look.connect, server)
  const gone = server.command && missingIn(server.command)
  if (gone !== undefined) {
    const text = `starts ${gone}, which is not there (${server.file})`
    return { about, verdict: 'problem', text, cure: again }
  }
  const { url } = server
  return url === undefined
    ? { about, ...startCheck(server) }
    : await checkAddress(about, { ...server, url }, { again, ask: look.ask })
}

/** What to type to connect this entry anew, and no other; one that is not ours to change is taken out first. */
function againOf(connect: string, { name, scope, removal }: ListedServer): string {
  const flags = `${name === 'smcp' ? '' : ` --name ${name}`}${scope === 'project' ? ' --scope project' : ''}`
  return `${removal === undefined ? '' : `${removal}; `}${connect}${flags}`
}

/** The first of the words of a command that names a file or program that is not there. */
function missingIn([program = '', ...args]: readonly string[]): string | undefined {
  const environment = processEnvironment() as Record<string, string>
  if (isAbsolute(program) ? !existsSync(program) : findOnPath(program, environment) === undefined)
    return program
  return args.find((word) => isAbsolute(word) && !existsSync(word))
}

function startCheck({ command, env, file }: ListedServer): Omit<Check, 'about'> {
  const refused = env && command?.includes('serve') ? refusedVariable(env, file) : undefined
  return refused ?? { verdict: 'ok', text: command ? `starts it itself (${file})` : `has it (${file})` }
}

async function checkAddress(
  about: string,
  { url, file, hasKey }: ListedServer & { readonly url: string },
  { again, ask }: { readonly again: string; readonly ask: AskServer },
): Promise<Check> {
  try {
    const { status } = await ask(baseOf(url))
    if (!hasKey && (await wantsKey(url))) {
      const text = `connected to ${url}, where smcp wants a key, but ${file} has none`
      const cure = `Set MCP_API_KEY to a key of that server, then: ${again} --url ${shellWord(url)}`
      return { about, verdict: 'problem', text, cure }
    }
    return { about, verdict: 'ok', text: `connected to ${url}, where smcp answers: ${status}` }
  } catch (error) {
    const anew = `connect it anew: ${again}`
    if (!(error instanceof UnreachableError))
      return { ...complaintCheck(about, error), cure: `Have smcp answer there, or ${anew}` }
    const text = `connected to ${url}, where nobody answers`
    return { about, verdict: 'warning', text, cure: `Start the server there, or ${anew}` }
  }
}

/** What comes before the endpoint of an address. */
function baseOf(url: string): string {
  return url.replace(/[?#].*$/, '').replace(/\/(mcp|sse)?\/?$/, '')
}
