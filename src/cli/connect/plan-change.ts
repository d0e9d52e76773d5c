import { UsageError } from '../../errors.js'
import { changeFile, changed, readIfThere } from './change-file.js'
import { scopes, type Client, type Connection, type Place, type Scope } from './client.js'
import { candidatesOf, fileOf } from './client-files.js'
import type { Surroundings } from './client-folders.js'
import { fileToChange } from './file-to-change.js'

/** Which server of a client is meant, and where it is. */
export interface Target {
  readonly client: Client
  readonly name: string
  /** Undefined: where it is already, else with the user. */
  readonly scope: Scope | undefined
  readonly agent: string | undefined
  readonly surroundings: Surroundings
}

type Change = 'added' | 'changed' | 'removed'

/** A change of a client's file that has been looked at, and not been made. */
export interface ChangePlan {
  readonly file: string
  readonly kind: Change | 'there already' | 'not there'
  /** Undefined: there is no such file yet. */
  readonly before: string | undefined
  readonly after: string
  /** Makes it. Returns the path of the file as it was, if it is kept. Undefined: there is nothing to change. */
  readonly carryOut?: () => string | undefined
}

/** Plans to put a server into the client's file. Throws a ConfigError if that is broken, or is not ours to change. */
export function planConnect(target: Target, connection: Connection): ChangePlan {
  const { servers } = target.client
  const { file, isThere } = findFile(target, target.scope ?? 'user')
  const put = (text: string): string => servers.put?.(text, placeIn(file, target), connection) ?? text
  return plan(
    file,
    put,
    isThere ? 'changed' : 'added',
    connection.kind === 'url' ? connection.key : undefined,
  )
}

/** Plans to take a server out again. Throws as `planConnect` does. */
export function planRemove(target: Target): ChangePlan {
  const { servers, files } = target.client
  const found = scopes
    .filter((scope) => files[scope] && (target.scope ?? scope) === scope)
    .map((scope) => findFile(target, scope))
  const first = found.find(({ isThere }) => isThere) ?? found[0] ?? findFile(target, 'user')
  const remove = (text: string): string => servers.remove?.(text, placeIn(first.file, target)) ?? text
  return plan(first.file, remove, 'removed')
}

function plan(file: string, change: (text: string) => string, kind: Change, key?: string): ChangePlan {
  const before = readIfThere(file)
  const after = changed(before ?? '', change)
  const same = kind === 'removed' ? 'not there' : 'there already'
  if (after === (before ?? '')) return { file, kind: same, before, after }
  const real = fileToChange(file)
  const isSecret = key !== undefined && !/^\$?\{/.test(key)
  return {
    file,
    kind,
    before,
    after,
    carryOut: () => changeFile(real, change, { isFirst: kind === 'added', isSecret }),
  }
}

function placeIn(file: string, { name, agent, surroundings }: Target): Place {
  return { name, file, agent, environment: surroundings.environment }
}

/** The file that has the server, else the one that is to have it. */
function findFile(target: Target, scope: Scope): { file: string; isThere: boolean } {
  const { client, surroundings } = target
  const file = fileOf(client, scope, surroundings)
  if (file === undefined)
    throw new UsageError(`${client.title} knows no scope ${JSON.stringify(scope)}`, {
      hint: `Its servers belong to the ${scope === 'user' ? 'project' : 'user'}.`,
    })
  const there = candidatesOf(client, scope, surroundings).find((one) => hasServer(one, target))
  return { file: there ?? file, isThere: there !== undefined }
}

/** A file that can't be read is complained about when it is to be changed. */
function hasServer(file: string, { client, name }: Target): boolean {
  try {
    const text = readIfThere(file)
    return text !== undefined && client.servers.list(text, file).some((server) => server.name === name)
  } catch {
    return false
  }
}
