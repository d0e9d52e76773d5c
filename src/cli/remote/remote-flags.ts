import { Flags } from '@oclif/core'
import { pluginFlags, settingFlags } from '../setting-flags.js'

const ofPlugins = Object.keys({ ...pluginFlags, ...settingFlags('sandbox', 'sandboxPaths') })

/** The flags of a command that can also ask a server. */
export const remoteFlags = {
  url: Flags.string({
    description:
      'Address of any MCP server, whose tools take the place of those here: its endpoint, or where smcp or another has one below. Over Streamable HTTP or SSE. MCP_API_KEY is sent to a server on this machine.',
    exclusive: ofPlugins,
  }),
  header: Flags.string({
    description: "'NAME: VALUE': a header that is sent with --url; may be given several times.",
    multiple: true,
    multipleNonGreedy: true,
    dependsOn: ['url'],
  }),
}
