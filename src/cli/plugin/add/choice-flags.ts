import { Flags } from '@oclif/core'

/** The flags that say which commands of a program are served; `more` holds of each. */
export function choiceFlags(more: { readonly dependsOn?: string[] } = {}) {
  return {
    commands: Flags.string({
      description: "Globs of the commands that are served, separated by commas: 'pr *,issue *'.",
      multiple: true,
      multipleNonGreedy: true,
      exclusive: ['all'],
      ...more,
    }),
    all: Flags.boolean({ description: 'Serve all commands.', ...more }),
  }
}
