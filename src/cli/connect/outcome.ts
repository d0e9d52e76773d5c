import { shownPath } from '../shown-path.js'
import type { ChangePlan, Target } from './plan-change.js'

/** What has become of a client's file, for programs. */
export interface Outcome {
  readonly client: string
  readonly server: string
  readonly file: string
  readonly change: ChangePlan['kind']
  /** The file as it was before smcp came into it. */
  readonly backup: string | null
}

export function outcomeOf({ client, name }: Target, { file, kind }: ChangePlan, backup?: string): Outcome {
  return { client: client.name, server: name, file, change: kind, backup: backup ?? null }
}

/** What was done, in words. */
export function outcomeLines({ client }: Target, { server, file, change, backup }: Outcome): string[] {
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
