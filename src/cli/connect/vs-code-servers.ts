import { isObject } from '../../is-object.js'
import type { Connection, ServersFile } from './client.js'
import { JsoncDocument } from './jsonc/edit-jsonc.js'
import { keyedServers, type Entry } from './keyed-servers.js'

/** The servers of VS Code, with what it has to ask for: `{"inputs": [{"id": "smcp-key", ...}], "servers": {...}}`. */
export function vsCodeServers(entryOf: (connection: Connection) => Entry): ServersFile {
  const servers = keyedServers('servers', entryOf)
  return {
    list: servers.list,
    put: (text, place, connection) => {
      const document = new JsoncDocument(servers.put?.(text, place, connection) ?? text, place.file)
      const asks = JSON.stringify(entryOf(connection)).includes(`\${input:${keyOf(place.name)}}`)
      if (asks && inputAt(document, place.name) === -1) document.append(['inputs'], inputFor(place.name))
      return document.text
    },
    remove: (text, place) => {
      const document = new JsoncDocument(servers.remove?.(text, place) ?? text, place.file)
      const at = inputAt(document, place.name)
      // Another server may have been given the same key.
      if (at !== -1 && !document.text.includes(`\${input:${keyOf(place.name)}}`))
        document.remove(['inputs', at])
      return document.text
    },
  }
}

function keyOf(name: string): string {
  return `${name}-key`
}

function inputFor(name: string): Entry {
  return { type: 'promptString', id: keyOf(name), description: `Key of ${name}`, password: true }
}

function inputAt(document: JsoncDocument, name: string): number {
  const inputs = document.get(['inputs'])
  return Array.isArray(inputs)
    ? inputs.findIndex((input: unknown) => isObject(input) && input.id === keyOf(name))
    : -1
}
