import type { Parameter } from '../../tool.js'
import { nameApart } from './build-parameter.js'
import type { HelpText } from './dialect.js'
import { readEntries, readSections, type Section } from './read-lines.js'
import { areFlags } from './layout/command-rows.js'
import { withArguments } from './layout/doubt.js'
import { isFlagList } from './layout/flag-list.js'
import { joinSpellings } from './layout/join-spellings.js'
import { withStackedSpellings } from './layout/stacked-spellings.js'
import { withoutSecondColumn } from './layout/two-columns.js'
import { withoutLongFlagColumn } from './layout/long-flag-column.js'
import { optionRows } from './layout/option-rows.js'
import { rowShape } from './layout/row-shape.js'
import { isCountOf } from './layout/unread-options.js'
import { switchesIn } from './switches-in.js'
import { withOwnSpelling } from './titled/own-spelling.js'
import { readCommands } from './titled/read-commands.js'
import { readOption } from './titled/read-option.js'
import { readPositionals } from './titled/read-positionals.js'
import { readDescription, readUsages } from './titled/read-prose.js'
import { withLeftOut } from './titled/left-out.js'
import { ownUsages } from './titled/own-usages.js'
import { withRepeatedLetters } from './titled/repeated-letters.js'
import { runsItself, withoutCommand, withoutOwn } from './titled/runs-itself.js'
import { titles } from './titled/titles.js'
import { withValueRows } from './titled/value-rows.js'
import type { Traits } from './titled/traits.js'

/** Reads a help with titled sections: usage, options, arguments, commands, in any order and under many names. */
export function readTitled(text: string, path: readonly string[], traits: Traits = {}): HelpText {
  const sections = readSections(text, traits.titleOf)
  const usages = readUsages(sections)
  const listed = readCommands(sections, path, traits)
  const commands = withoutOwn(listed, usages)
  const shown = optionLines(sections)
  const read = shown
    .flatMap((section) => readOptions(section, traits))
    .filter(({ flag }, index, all) => all.findIndex((other) => other.flag === flag) === index)
  const counting = new Set(read.flatMap(({ flag, isCount }) => (isCount && flag !== undefined ? [flag] : [])))
  const options = read.filter(({ flag = '' }) => !isCountOf(flag, counting))
  const runs = listed.length > 0 && runsItself(usages)
  const own = runs ? ownUsages(usages).map(withoutCommand) : ownUsages(usages)
  const positionals =
    listed.length > 0 && !runs ? [] : readPositionals(sections, own, path, switchesIn(options))
  const parameters = nameApart([...withLeftOut(positionals, text, usages), ...withoutSynonyms(options)])
  return {
    description: readDescription(sections),
    commands,
    // Options that are only listed are not read.
    parameters: shown.some(({ lines }) => lines.some(isFlagList)) ? withArguments(parameters) : parameters,
    ...(runs && commands.length > 0 && { runs }),
  }
}

/** Leaves out an option that is another name of one: its text says no more. */
function withoutSynonyms(options: readonly Parameter[]): Parameter[] {
  const names = new Set(options.map(({ name }) => name))
  return options.filter(({ name, schema }) => {
    const [, of] =
      /^synonym (?:for|of):? [`'"]?-{0,2}([\w-]+)[`'"]?\.?$/i.exec(String(schema.description)) ?? []
    return of === undefined || of === name || !names.has(of)
  })
}

/** Reads the options of one section; those under a title that calls them global belong to the groups above. */
function readOptions({ title, lines }: Section, traits: Traits): Parameter[] {
  const rows = withoutLongFlagColumn(
    withoutSecondColumn(withStackedSpellings(joinSpellings(lines)).filter((line) => !isFlagList(line))),
  )
  const written = readEntries(rows, (line) => line.startsWith('-'))
  const entries = withRepeatedLetters(withValueRows(withOwnSpelling(written)))
  // Only the first of an option's rows counts.
  const first = new Map(entries.toReversed().map((entry) => [entry.head, entry]))
  const options = entries
    .filter((entry) => first.get(entry.head) === entry)
    .flatMap((entry) => readOption(entry, traits))
  return traits.globalTitle?.test(title) ? options.map((one) => ({ ...one, isInherited: true })) : options
}

/**
 * The sections with options, and their rows in untitled text or right below the usage: several of them where others have
 * a title.
 */
function optionLines(sections: readonly Section[]): readonly Section[] {
  const rowsNeeded = sections.some(isOptions) ? 2 : 1
  return sections.flatMap(({ title, lines }) => {
    if (isOptions({ title, lines })) return [{ title, lines }]
    const mayHaveRows = title === '' || titles.usage.test(title) || /^notes?$/i.test(title)
    const rows = mayHaveRows ? optionRows(lines) : []
    return rows.filter((line) => rowShape(line) === 'option').length >= rowsNeeded
      ? [{ title, lines: rows }]
      : []
  })
}

/** Whether a section holds options: by its title, or by its lines under an unknown title. */
function isOptions({ title, lines }: Section): boolean {
  if (titles.options.test(title) || (titles.commands.test(title) && areFlags(lines))) return true
  if ([titles.prose, titles.commands].some((other) => other.test(title))) return false
  return lines.some((line) => /^ {0,8}-{1,2}[\w[]/.test(line) && !inSentence.test(line)) && title !== ''
}

/** A line of a sentence that begins with a flag: `--exclude-path, or --config flags.` */
const inSentence = /^ *-{1,2}[\w-]+,? (?:and|or) (?:the )?-{1,2}[\w-]+ (?:flags?|options?|arguments?)\b/
