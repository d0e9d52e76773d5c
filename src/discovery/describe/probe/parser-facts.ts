import type { Command, ParserFacts } from '../../tool.js'

/** What the parser of a command makes of words, without what it knows of the command itself. */
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
