import { isPositional } from './any-arguments.js'
import { escapeRegExp } from './help/escape-reg-exp.js'
import type { Command, Description } from '../tool.js'

/**
 * Requires no positional of a help that one of the options replaces, as the option's text says, perhaps in the manual page:
 * `jq <jq filter>` and `-f: Read filter from the file`.
 */
export function withReplaceable(description: Description): Description {
  if (description.source !== 'help') return description
  return { ...description, commands: description.commands.map(relaxed) }
}

function relaxed(command: Command): Command {
  const texts = command.parameters.flatMap(({ flag, schema }) =>
    flag !== undefined && typeof schema.description === 'string' ? [schema.description] : [],
  )
  const isReplaced = (name: string): boolean => {
    const pattern = fromElsewhere(name)
    return texts.some((text) => pattern.test(text))
  }
  return {
    ...command,
    parameters: command.parameters.map((one) =>
      isPositional(one) && one.required && isReplaced(one.name) ? { ...one, required: false } : one,
    ),
  }
}

/** What says that a value is not given as a word: `read the filter from`, `take PATTERNS from`. */
function fromElsewhere(name: string): RegExp {
  const word = escapeRegExp(name.split(/[\s_-]/).at(-1) ?? name).replace(/s$/i, '')
  const verb = '(?:reads?|takes?|loads?|gets?|obtains?|fetch(?:es)?)'
  return new RegExp(`\\b${verb} (?:\\w+ ){0,3}?${word}s? (?:\\w+ )?from\\b`, 'i')
}
