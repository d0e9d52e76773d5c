import { isObject } from '../../is-object.js'
import type { ConfiguredServer, Connection, Place, ServersFile } from './client.js'
import { JsoncDocument } from './jsonc/edit-jsonc.js'
import type { JsonPath } from './jsonc/parse-jsonc.js'
import { readEntry } from './read-entry.js'

/** What a client's file has for one server. */
export type Entry = Readonly<Record<string, unknown>>

/** Fields that say how a server is reached, by clients of all kinds. */
const fields = {
  url: ['url', 'httpUrl', 'headers'],
  stdio: ['command', 'args', 'env', 'environment', 'cwd'],
} as const satisfies Record<Connection['kind'], readonly string[]>
/** What would be at odds with what is set. */
const ways = ['type', 'url', 'httpUrl']

/** A file in which servers are the fields of an object: `{"mcpServers": {"smcp": {...}}}`. */
export function keyedServers(at: string, entryOf: (connection: Connection) => Entry): ServersFile {
  return {
    list: (text, file) => serversAt(text, file, [at]),
    put: (text, { name, file }, connection) => {
      const document = new JsoncDocument(text, file)
      putEntry(document, [at, name], entryOf(connection))
      return document.text
    },
    remove: (text, { name, file }) => {
      const document = new JsoncDocument(text, file)
      document.remove([at, name])
      return document.text
    },
  }
}

/** The servers in an object of a file, by their names. */
export function serversAt(text: string, file: string, path: JsonPath): ConfiguredServer[] {
  const servers = new JsoncDocument(text, file).get(path)
  return isObject(servers) ? Object.entries(servers).map(([name, entry]) => readEntry(name, entry)) : []
}

/** Puts an entry where it belongs; of one that is there, what the user has added to it stays. */
export function putEntry(document: JsoncDocument, path: JsonPath, entry: Entry): void {
  const there = document.get(path)
  if (!isObject(there)) {
    document.set(path, entry)
    return
  }
  const other = fields['command' in entry ? 'url' : 'stdio']
  const surplus = Object.keys(there).filter(
    (field) => !(field in entry) && [...other, ...ways].includes(field),
  )
  for (const field of surplus) document.remove([...path, field])
  for (const [field, value] of Object.entries(entry)) {
    if (isObject(value) && isObject(there[field]))
      for (const [name, inner] of Object.entries(value)) document.set([...path, field, name], inner)
    else document.set([...path, field], value)
  }
}

/** What a file holds that has only this server: what a person puts into it by hand. */
export function keyedSnippet(servers: ServersFile, name: string, connection: Connection): string {
  const place: Place = { name, file: '', environment: {} }
  return servers.put?.('', place, connection) ?? ''
}
