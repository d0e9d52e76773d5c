import type { Parameter } from '../../../tool.js'
import { escapeRegExp } from '../escape-reg-exp.js'

/**
 * The parameters, with each positional optional of which the text says that it may be left out: `If <file> is not provided,
 * then STDIN is used`; all of them where an example pipes something into the program and names nothing.
 */
export function withLeftOut(
  parameters: readonly Parameter[],
  text: string,
  usages: readonly string[],
): Parameter[] {
  const isPiped = pipesInto(text, usages[0]?.split(' ', 1)[0] ?? '')
  const words = text.replaceAll(/\s+/g, ' ')
  const isAlone = (one: Parameter): boolean => parameters.filter(({ name }) => name === one.name).length === 1
  const isOnly = parameters.filter(({ positional, required }) => positional && required).length === 1
  const mayBeNone = isPiped || (isOnly && noArgument.test(words))
  return parameters.map((one) =>
    one.positional && one.required && isAlone(one) && (mayBeNone || saysLeftOut(words, one.name))
      ? { ...one, required: false }
      : one,
  )
}

/** `Defaults to "." if no argument is specified`, of the only one. */
const noArgument =
  /\bif no (?:positional )?arguments? (?:is|are|was|were) (?:given|specified|supplied|provided|passed)\b/i

function saysLeftOut(words: string, parameterName: string): boolean {
  const name = `["'\`<[]?\\b${escapeRegExp(parameterName).replaceAll('_', '[ _]')}s?\\b["'\`>\\]]?`
  const isNot = '(?:is|are|was|were)(?: not\\b|n.t\\b| omitted| missing| absent| left out| empty)'
  return [
    `\\b(?:if|when) (?:the |an? )?${name}(?: \\w+)? ${isNot}`,
    `\\b(?:if|when|with) no ${name}`,
    `\\b(?:when|if) omitting (?:the )?${name}`,
    `\\bby default,? the ${name} is\\b`,
    `${name} (?:can|may) (?:[\\w-]+ ){0,8}(?:omitted|left out)\\b`,
    // An option that goes without it.
    `${name} (?:must not|may not|cannot|can.t|need not) be (?:given|specified|supplied|provided|used|set)`,
  ].some((pattern) => new RegExp(pattern, 'i').test(words))
}

/** Whether an example gives the program its input alone: `x < file`, `cat file | x`. */
function pipesInto(text: string, program: string): boolean {
  if (!/^[\w./-]+$/.test(program)) return false
  const name = escapeRegExp(program)
  // What it prints may go to a file, and words may follow behind a gap: `cat a | x > b   Turns a into b`.
  return new RegExp(
    `^\\s*(?:\\$ )?(?:${name} *<(?![^<>]+>) *\\S+|.*\\S \\| *${name}(?: > ?\\S+(?: {2,}.*)?)?)\\s*$`,
    'm',
  ).test(text)
}
