/** Reads the options and positionals of an instance of yargs, after the builder of its command has run. */
'use strict'
const { anyArguments, argumentsOfUsage, parameter } = require('./describe.cjs')
const { internalsOf } = require('./yargs-internals.cjs')
const { withChoices } = require('./values.cjs')

const ownTexts = /^__yargsString__:Show (?:help|version|hidden)/

/** The options that can be given, without the positionals of the handler. */
function optionsOf(yargs, handler) {
  const { alias, demandedOptions, hiddenOptions = [] } = yargs.getOptions()
  const texts = textsOf(yargs)
  const positionals = new Set(namesOf(handler))
  const aliases = new Set(Object.values(alias).flat())
  return keysOf(yargs)
    .filter((key) => !aliases.has(key) && !positionals.has(key) && !hiddenOptions.includes(key))
    .filter((key) => !['help', 'version'].includes(key) && !ownTexts.test(texts[key]))
    .map((key) => optionOf(yargs, key, Object.hasOwn(demandedOptions, key)))
}

function keysOf(yargs) {
  const { key, demandedOptions } = yargs.getOptions()
  const names = [key, demandedOptions, textsOf(yargs)].flatMap((one) => Object.keys(one ?? {}))
  return [...new Set(names)].filter((name) => name !== '_')
}

function textsOf(yargs) {
  return internalsOf(yargs).usage().getDescriptions()
}

/** Every flag that the parser knows. */
function spellingsOf(yargs) {
  return keysOf(yargs).flatMap((key) => flagsOf(yargs, key).flatMap((flag) => [flag, negationOf(flag)]))
}

function flagsOf(yargs, key) {
  const names = [key, ...(yargs.getOptions().alias[key] ?? [])]
  return names.map((name) => (name.length === 1 ? `-${name}` : `--${name}`))
}

function negationOf(flag) {
  return `--no-${flag.replace(/^-+/, '')}`
}

function optionOf(yargs, key, isDemanded) {
  const flags = flagsOf(yargs, key)
  const kind = kindOf(yargs, key)
  const conflicts = (internalsOf(yargs).conflicting()[key] ?? []).filter(Boolean)
  return parameter({
    ...shared(yargs, key),
    ...kind,
    ...(kind.kind === 'switch' && isNegatable(yargs, flags) && { negation: negationOf(longOf(flags)) }),
    flags,
    required: isDemanded && yargs.getOptions().default[key] === undefined,
    notes: [
      ...notesOf(yargs, key),
      conflicts.length > 0 && `Cannot be combined with ${conflicts.join(', ')}.`,
    ],
  })
}

function longOf(flags) {
  return flags.find((flag) => flag.startsWith('--'))
}

function isNegatable(yargs, flags) {
  const long = longOf(flags)
  return (
    long !== undefined &&
    !long.startsWith('--no-') &&
    internalsOf(yargs).configuration()['boolean-negation'] !== false
  )
}

function shared(yargs, key) {
  const { choices, default: defaults, defaultDescription = {} } = yargs.getOptions()
  return {
    value: withChoices({ type: typeOf(yargs, key) }, choices[key]),
    // A description stands for a value that is not known, or not the same everywhere.
    default: defaultDescription[key] === undefined ? defaults[key] : undefined,
  }
}

function notesOf(yargs, key) {
  const { defaultDescription = {}, deprecatedOptions = {} } = yargs.getOptions()
  const text = textsOf(yargs)[key]?.replace(/^__yargsString__:/, '')
  const deprecated = deprecatedOptions[key]
  return [
    text,
    defaultDescription[key] && `Default: ${defaultDescription[key]}.`,
    deprecated && (typeof deprecated === 'string' ? `Deprecated: ${deprecated}.` : 'Deprecated.'),
  ]
}

function has(list, yargs, key) {
  return (yargs.getOptions()[list] ?? []).includes(key)
}

function typeOf(yargs, key) {
  if (has('number', yargs, key)) return 'number'
  if (has('string', yargs, key) || has('normalize', yargs, key)) return 'string'
  const { default: defaults, choices } = yargs.getOptions()
  const known = [defaults[key], ...(choices[key] ?? [])].flat().filter((one) => one !== undefined)
  // yargs reads what looks like a number as one.
  return known.length > 0 && known.every((one) => typeof one === 'number') ? 'number' : 'string'
}

/** The kind of an option, and how its values are given. */
function kindOf(yargs, key) {
  const { narg, choices, default: defaults } = yargs.getOptions()
  if (has('count', yargs, key)) return { kind: 'count' }
  if (narg[key] > 1) return { kind: 'list', list: 'exact', least: narg[key], most: narg[key] }
  if (has('array', yargs, key)) {
    const isGreedy = internalsOf(yargs).configuration()['greedy-arrays'] !== false && narg[key] === undefined
    return { kind: 'list', list: isGreedy ? 'either' : 'repeated' }
  }
  // The value becomes a list once the option is repeated.
  if (Array.isArray(defaults[key])) return { kind: 'list', list: 'repeated' }
  const isUntyped = !['boolean', 'string', 'number', 'normalize'].some((list) => has(list, yargs, key))
  const isBoolean = has('boolean', yargs, key) || (isUntyped && typeof defaults[key] === 'boolean')
  const isKnown = !isUntyped || defaults[key] !== undefined || choices[key] !== undefined || narg[key] > 0
  return { kind: isBoolean ? 'switch' : 'value', ...(!isKnown && { isUntyped: true }) }
}

function namesOf(handler) {
  return [...(handler?.demanded ?? []), ...(handler?.optional ?? [])].map(({ cmd: [name] }) => name)
}

/** The words of a command that are no options, as its definition has them; without one, as its usage shows them. */
function positionalsOf(yargs, handler) {
  if (!handler) return argumentsInUsage(yargs)
  return [
    ...handler.demanded.map((one) => positionalOf(yargs, one, true)),
    ...handler.optional.map((one) => positionalOf(yargs, one, false)),
  ]
}

function positionalOf(yargs, { cmd: [name], variadic }, isDemanded) {
  return parameter({
    ...shared(yargs, name),
    kind: variadic ? 'list' : 'value',
    least: variadic && isDemanded ? 1 : undefined,
    name,
    required: isDemanded && yargs.getOptions().default[name] === undefined,
    notes: notesOf(yargs, name),
  })
}

function argumentsInUsage(yargs) {
  const { min = 0, max } = yargs.getOptions().demandedCommands._ ?? {}
  const usages = usagesOf(yargs)
  const isShown = showsWords(yargs)
  if (min === 0 && !isShown && !isOpen(yargs)) return []
  // One that only parses, and finds its options itself.
  if (min === 0 && !isShown && optionsOf(yargs).length === 0) return [anyArguments]
  const most = Number.isFinite(max) ? max : undefined
  const notes = isShown ? [`As in: ${usages.join(' or ').trim()}`] : []
  return [argumentsOfUsage({ least: min, most, required: min > 0, notes })]
}

/** Whether nothing says which words it takes: a program that finds them itself may say so nowhere. */
function isOpen(yargs) {
  const { command } = internalsOf(yargs)
  const isStrict = [yargs.getStrict?.(), yargs.getStrictCommands?.()].includes(true)
  return usagesOf(yargs).length === 0 && !isStrict && Object.keys(command().getCommandHandlers()).length === 0
}

/** Whether the usage shows words that are no options. */
function showsWords(yargs) {
  return usagesOf(yargs).some((usage) => {
    const shown = usage.replaceAll(/\[(options|opts|flags)\]/gi, '')
    return /[<[]\w/.test(shown) || (/^\[-/.test(shown) && bareWords.test(shown))
  })
}

/** Words behind options in brackets: `[-w] [-n number] text`. */
const bareWords = /^(?:\[-[^\]\n]*\] *)+[a-zA-Z][\w-]*(?: [a-zA-Z[][\w.\]-]*)*\s*(?:\n|$)/

/** Whether the usage of a program with commands shows other words in their place. */
function showsArguments(yargs) {
  return showsWords(yargs) && !usagesOf(yargs).some((usage) => /command|\bcmd\b/i.test(usage))
}

function usagesOf(yargs) {
  const { usage } = internalsOf(yargs)
  return usage()
    .getUsage()
    .map(([text]) =>
      String(text ?? '')
        .trim()
        .replaceAll(/^usage:\s*|\$0\s*/gi, ''),
    )
}

module.exports = { optionsOf, positionalsOf, showsArguments, spellingsOf }
