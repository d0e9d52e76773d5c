import { shownPath } from '../shown-path.js'
import { localServer, type FoundServer } from './client-state.js'
import type { ChangePlan, Target } from './plan-change.js'

/** What has become of a client's file, for programs. */
export interface Outcome {
  readonly client: string
  readonly server: string
  readonly file: string
  readonly change: ChangePlan['kind']
  /** The file as it was before smcp came into it. */
  readonly backup: string | null
  /** What the client uses in this project before any other server of that name. */
  readonly usedHere?: Pick<FoundServer, 'url' | 'removal'>
}

export function outcomeOf(
  { client, name, surroundings }: Target,
  { file, kind }: ChangePlan,
  backup?: string,
): Outcome {
  const outcome = { client: client.name, server: name, file, change: kind, backup: backup ?? null }
  const local = localServer(client, name, surroundings)
  if (!local) return outcome
  const { url, removal } = local
  return {
    ...outcome,
    usedHere: { ...(url !== undefined && { url }), ...(removal !== undefined && { removal }) },
  }
}

/** What was done, in words. */
export function outcomeLines(target: Target, outcome: Outcome): string[] {
  return [...changeLines(target, outcome), ...usedHereLines(target, outcome)]
}

function changeLines({ client }: Target, { server, file, change, backup }: Outcome): string[] {
  const path = shownPath(file)
  const kept = backup === null ? [] : [`As it was before: ${shownPath(backup)}`]
  switch (change) {
    case 'there already':
      return [`${client.title} has the server "${server}" in ${path} already; nothing was changed.`]
    case 'not there':
      return [`${client.title} has no server "${server}" in ${path}; nothing was changed.`]
    case 'removed':
      return [`${client.title} has no server "${server}" any more, in ${path}.`]
    case 'added':
    case 'changed':
      return [`${client.title} has the server "${server}" now, in ${path}.`, ...kept, client.next]
  }
}

function usedHereLines({ client }: Target, { server, usedHere }: Outcome): string[] {
  if (!usedHere) return []
  const where = usedHere.url === undefined ? '' : ` (${usedHere.url})`
  return [
    `But here ${client.title} uses a server "${server}" that it has for this project alone${where}.`,
    `To take that out: ${usedHere.removal}`,
  ]
}
