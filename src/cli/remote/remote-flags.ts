import { Flags } from '@oclif/core'
import { pluginFlags, settingFlags } from '../setting-flags.js'

const ofPlugins = Object.keys({ ...pluginFlags, ...settingFlags('sandbox', 'sandboxPaths') })

/** The flags of a command that can also ask a server. */
export const remoteFlags = {
  url: Flags.string({
    description:
      'Address of any MCP server, whose tools take the place of those here: its endpoint, or where smcp or another has one below. Over Streamable HTTP or SSE. MCP_API_KEY is sent to a server on this machine.',
    exclusive: [...ofPlugins, 'command'],
  }),
  header: Flags.string({
    description: "'NAME: VALUE': a header that is sent with --url; may be given several times.",
    multiple: true,
    multipleNonGreedy: true,
    dependsOn: ['url'],
  }),
  command: Flags.string({
    description:
      "Command of any MCP server over stdio, whose tools take the place of those here: 'node server.js --quiet'. It is started with the environment of here.",
    exclusive: [...ofPlugins, 'url'],
  }),
}

/** A server elsewhere, or one that is started. */
export type RemoteTarget =
  | {
      readonly url: string
      /** The words of `--header`. */
      readonly header?: readonly string[] | undefined
    }
  | { readonly command: string }

/** The server that these flags name; undefined: none, and the plugins here are meant. */
export function remoteTarget(flags: {
  readonly url?: string | undefined
  readonly header?: readonly string[] | undefined
  readonly command?: string | undefined
}): RemoteTarget | undefined {
  const { url, header, command } = flags
  if (command !== undefined) return { command }
  return url === undefined ? undefined : { url, header }
}
