import type { Parameter } from '../../../tool.js'
import { optionParameter } from '../build-parameter.js'
import type { Dialect, HelpText } from '../dialect.js'
import { withTextsAtColumn } from '../layout/at-column.js'
import { bareOptionRows } from '../layout/bare-rows.js'
import { withCommandsBelow } from '../layout/commands-below.js'
import { findLicence } from '../layout/find-licence.js'
import { withoutOwnName } from '../layout/own-name.js'
import { withGaps } from '../layout/narrow-rows.js'
import { withGluedValues } from '../layout/glued-values.js'
import { hasHelp } from '../layout/has-help.js'
import { inEnglish } from '../layout/in-english.js'
import { withoutUnderlines } from '../layout/underlined.js'
import { withoutLabels } from '../layout/usage-labels.js'
import { withUsageCommands } from '../layout/usage-commands.js'
import { withUsageTitle } from '../layout/usage-title.js'
import { wordsBehind } from '../layout/words-behind.js'
import { withoutTable } from '../layout/without-table.js'
import { withValues } from '../layout/with-values.js'
import { withoutWhere } from '../layout/where-clause.js'
import { optionRowIn } from '../layout/unread-options.js'
import { usageOptions, withoutPositionals, type UsageOption } from '../layout/usage-options.js'
import { onlyPrints } from '../only-prints.js'
import { readMetavar } from '../read-metavar.js'
import { readSections } from '../read-lines.js'
import { readTitled } from '../read-titled.js'
import { readUsages } from '../titled/read-prose.js'
import { asWritten, bareRows, placeholdersIn, type Row } from './plain/as-written.js'
import { namesTypes } from './plain/list-type.js'
import { shownValues } from './plain/shown-values.js'

/**
 * Any other help, read by its layout alone: written by hand, or by a library that no dialect knows. Its commands are
 * asked only if its text says how.
 */
export const plain: Dialect = {
  name: 'plain',
  normalize,
  recognizes: (text) => hasHelp(normalize(text)) && isAnyRead(plain.read(text, [])),
  read: (written, path) => {
    const text = normalize(written)
    const usages = readUsages(readSections(text))
    const inUsage = usages.map(usageOptions)
    const row: Row = {
      usages,
      inUsage: withoutPositionals(inUsage.flat(), usages),
      bare: bareRows(text),
      shown: shownValues(text),
      placeholders: placeholdersIn(text),
      hasOneWords: /^ *--[\w-]+=\S/m.test(text),
      hasTypes: namesTypes(text),
      hasDots: /^ *--[\w-]+=\.{3} /m.test(text),
    }
    const help = readTitled(text, path, {
      globalTitle: path.length > 0 ? /^(global|inherited|general|common global)\b/i : undefined,
      option: (facts, metavar, { head, help: words }) =>
        isGlued.test(head) ? undefined : asWritten(facts, metavar, words, row),
    })
    const spelled = new Set([...help.parameters.map(({ flag }) => flag), ...flagsInRows(text, usages)])
    const others = row.inUsage
      .filter(({ flags }) => !flags.some((flag) => spelled.has(flag) || isOfLetters(flag, spelled)))
      .flatMap((option) => optionOf(option, text))
      .filter(({ flag }, index, all) => all.findIndex((one) => one.flag === flag) === index)
    return {
      ...help,
      parameters: [...help.parameters, ...others],
      takesNegativeNumbers: !numberLikeFlag.test(text),
      ...(usages.some((usage) => usage.includes('[--]')) && { takesDoubleDash: true }),
    }
  },
  findAskFor: findLicence,
  takesDoubleDash: false,
}

/** What makes of a text one as its author might have written it for one reader: in English, without tables, with a word for its usage. */
const layers: readonly ((text: string) => string)[] = [
  inEnglish,
  withUsageTitle,
  withoutTable,
  withoutUnderlines,
  withoutOwnName,
  withoutLabels,
  withCommandsBelow,
  withUsageCommands,
  withoutWhere,
  bareOptionRows,
  withTextsAtColumn,
  withGaps,
  withValues,
  withGluedValues,
  withUsage,
]

function normalize(written: string): string {
  return layers.reduce((text, layer) => layer(text), written)
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
function withUsage(text: string): string {
  if (/^usage:/im.test(text)) return text
  const lines = text.split('\n', 200)
  const place = lines.findIndex((line, index) => index < 5 && /^[\w.-]+ [[<]\S/.test(line))
  return place < 0 ? text : text.replace(lines[place] ?? '', (line) => `Usage: ${line}\n`)
}

/** `-acd` where rows have `-a`, `-c` and `-d`. */
function isOfLetters(flag: string, spelled: ReadonlySet<string | undefined>): boolean {
  return /^-\w{2,}$/.test(flag) && Array.from(flag.slice(1)).every((letter) => spelled.has(`-${letter}`))
}

/** `-mx[N]`, `-ao{a|s}`: a value that is joined to several letters, which no parameter says. */
const isGlued = /^-[a-zA-Z]\w+(?:\{|\[(?!=))/

/** All flags that rows begin with, whatever was read of them; a usage may be wrapped before a flag. */
function flagsInRows(text: string, usages: readonly string[]): string[] {
  return text
    .split('\n')
    .filter((line) => !usages.some((usage) => usage.includes(line.trim())))
    .flatMap((line) => optionRowIn(line).flatMap(({ flags }) => flags))
}

/** An option of the usage, with the words of a line below that begins with it. */
function optionOf({ flags, metavar, word = '', isAttached }: UsageOption, text: string): Parameter[] {
  const help = flags.map((flag) => wordsBehind(flag, text)).find((words) => words !== '') ?? ''
  if (onlyPrints(flags, help) || flags.includes('-h')) return []
  return [
    optionParameter({ flags, ...readMetavar(metavar || word), help, ...(isAttached && { isJoined: true }) }),
  ]
}
