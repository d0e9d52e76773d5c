import type { Parameter } from '../../../tool.js'
import { optionParameter, type OptionFacts } from '../build-parameter.js'
import type { Dialect, HelpText } from '../dialect.js'
import { findLicence } from '../layout/find-licence.js'
import { hasHelp } from '../layout/has-help.js'
import { usageOptions } from '../layout/usage-options.js'
import { escapeRegExp } from '../escape-reg-exp.js'
import { readMetavar } from '../read-metavar.js'
import { readTitled } from '../read-titled.js'

/**
 * Any other help, read by its layout alone: written by hand, or by a library that no dialect knows. Its commands are
 * asked only if its text says how.
 */
export const plain: Dialect = {
  name: 'plain',
  recognizes: (text) => hasHelp(withUsage(text) ?? text) && isAnyRead(plain.read(text, [])),
  read: (written, path) => {
    const text = withUsage(written) ?? written
    const usage = /^usage:.*(?:\n {3,}\S.*)*/im.exec(text)?.[0] ?? ''
    const inUsage = usageOptions(usage)
    // If some options show a value, those that show none are switches.
    const showsValues = /^ {0,8}-{1,2}[\w-]+(?:, ?-{1,2}[\w-]+)*(?:=\S|\[=?\S| \S+(?: {2,}|$))/m.test(text)
    const help = readTitled(text.replace(/^usage:/im, 'Usage:'), path, {
      globalTitle: path.length > 0 ? /^(global|inherited|general|common global)\b/i : undefined,
      option: (facts, metavar, { help: words }) => {
        // Only one space before the help: `-h2 Enable HTTP/2.`
        const isHelp = /^[A-Z][a-z]+ \S/.test(metavar)
        const read = isHelp
          ? { ...facts, kind: 'switch' as const, help: `${metavar} ${words}`.trim() }
          : facts
        return asWritten(withUsageValue(read, inUsage), read.help ?? words, usage, showsValues)
      },
    })
    const hasOptions = help.parameters.some(({ flag }) => flag !== undefined)
    return {
      ...help,
      parameters: hasOptions ? help.parameters : [...help.parameters, ...inUsage.flatMap(optionOf)],
      takesNegativeNumbers: !numberLikeFlag.test(text),
      ...(usage.includes('[--]') && { takesDoubleDash: true }),
    }
  },
  askFor: (path, rootText) => findLicence(rootText)?.(path),
  takesDoubleDash: false,
}

function isAnyRead({ commands, parameters }: HelpText): boolean {
  return commands.length + parameters.length > 0
}

/** `-5`, `-<signal>`, `-NUM`, `-#`: a negative number may be an option. */
const numberLikeFlag = /(?:^|[\s[(|,])-(?:\d|[<#]|N\b|NUM)/m

/**
 * The text with the word `Usage:` in front of its usage, which may be only the program's name and its arguments near the
 * top: `systemctl [OPTIONS...] COMMAND ...`.
 */
function withUsage(text: string): string | undefined {
  if (/^usage:/im.test(text)) return text
  const lines = text.split('\n', 200)
  const place = lines.findIndex((line, index) => index < 5 && /^[\w.-]+ [[<]\S/.test(line))
  return place < 0 ? undefined : text.replace(lines[place] ?? '', (line) => `Usage: ${line}\n`)
}

/** Adds the value that the usage shows and the row may leave out. */
function withUsageValue(facts: OptionFacts, inUsage: ReturnType<typeof usageOptions>): OptionFacts {
  const shown = inUsage.find(
    ({ flags, metavar }) => metavar !== '' && flags.some((flag) => facts.flags.includes(flag)),
  )
  return facts.kind === 'switch' && shown ? { ...facts, ...readMetavar(shown.metavar) } : facts
}

function optionOf({ flags, metavar }: ReturnType<typeof usageOptions>[number]): Parameter[] {
  const isMeta = flags.some((flag) => /^(-h|--help|--version)$/.test(flag))
  return isMeta ? [] : [optionParameter({ flags, ...readMetavar(metavar) })]
}

/** Adds what the author says in words, since no library says it. */
function asWritten(facts: OptionFacts, words: string, usage: string, showsValues: boolean): OptionFacts {
  const flag = escapeRegExp(facts.flags[0] ?? '')
  const said = /\bdefaults? (?:is|to|=) ?(?:"([^"]*)"|([\w./:-]*\w))/i.exec(words)
  const shown =
    facts.default ??
    said?.[1] ??
    (/^(no|the|a|an|none|current)$/.test(said?.[2] ?? '') ? undefined : said?.[2])
  const isValue = facts.kind === 'switch' && !showsValues && !saysSwitch.test(words)
  const isRepeated = facts.kind === 'list' || new RegExp(`\\[${flag} [^\\]]*\\]\\.\\.\\.`).test(usage)
  const valueKind = isRepeated ? 'list' : 'value'
  return {
    ...facts,
    kind: facts.kind === 'switch' && !isValue ? 'switch' : valueKind,
    default: shown,
    type: facts.type ?? (shown !== undefined && /^-?\d+$/.test(shown) ? 'integer' : undefined),
    required: facts.required ?? new RegExp(`(?<![[|])${flag} [A-Z<]`).test(usage),
  }
}

/** Words with which the help of an option without a value begins. */
const saysSwitch =
  /^(disables?|enables?|prints?|shows?|displays?|uses?|do not|don't|allows?|skips?|ignores?|forces?|runs?|turns?|be|only|lists?|quiet|verbose|dry|includes?|follows?|keeps?|no|suppress(es)?|say|don’t|never|always|also|make|treat|remove|create|overwrite|leave|without|with)\b/i
