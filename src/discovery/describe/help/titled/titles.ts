/** The titles of the sections of a help text. */
export const titles = {
  usage: /^(usage|synopsis)$/i,
  description: /^description$/i,
  /** `Commands`, `CORE COMMANDS`, `The commands are`; not `Command options` or `Command line`. */
  commands: /^(?!.*\b(options|flags|arguments|args|line|examples?|usage)\b).*\b(sub-?)?commands?\b|^topics$/i,
  options: /\b(options|flags)$/i,
  arguments: /^(arguments|args|positionals?|positional arguments|parameters)$/i,
  prose:
    /^(usage|examples?|description|aliases?|version|authors?|copyright|notes?|see also|environment.*|learn more|help|name)$/i,
} as const
