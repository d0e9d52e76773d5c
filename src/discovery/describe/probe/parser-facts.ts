import type { Command, ParserFacts } from '../../tool.js'

/** How the parser of a command reads words, without the command itself. */
export function parserFacts(command: Command): ParserFacts {
  const {
    takesDoubleDash,
    takesDoubleDashInGroups,
    dropsDoubleDash,
    takesNegativeNumbers,
    optionPrefixes,
    filePrefixes,
  } = command
  return {
    ...(takesDoubleDash !== undefined && { takesDoubleDash }),
    ...(takesDoubleDashInGroups !== undefined && { takesDoubleDashInGroups }),
    ...(dropsDoubleDash !== undefined && { dropsDoubleDash }),
    ...(takesNegativeNumbers !== undefined && { takesNegativeNumbers }),
    ...(optionPrefixes !== undefined && { optionPrefixes }),
    ...(filePrefixes !== undefined && { filePrefixes }),
  }
}
