import { Args } from '@oclif/core'

/** The argument of a command that is about one plugin. */
export const pluginArg = {
  plugin: Args.string({ required: true, description: 'Name of a plugin, or path of its folder.' }),
}
