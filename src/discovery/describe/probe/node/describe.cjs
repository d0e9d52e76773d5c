/** Builds commands and parameters in the terms of src/discovery/tool.ts, the same for every library. */
'use strict'
const { sep } = require('node:path')
const { fitting } = require('./values.cjs')

/** How often a counted switch may be given: -vvv has a meaning, a thousand v do not. */
const countMax = 100

/** The parameter of a command whose own parameters are not known. The same as in ../../any-arguments.ts. */
const anyArguments = {
  name: 'args',
  required: false,
  schema: {
    type: 'array',
    items: { type: 'string' },
    description: 'The command-line arguments, one item each.',
  },
  positional: true,
  isRaw: true,
}

/** For a command of which the library could not say more. */
const unread = {
  parameter: anyArguments,
  facts: { doubts: ['its part of the parser could not be read, so it takes args'] },
}

/** `spellings` are all flags that the parser knows, including hidden ones and other names of an option. */
function command(path, description, parameters, spellings, facts = {}) {
  return { path, description: clean(description), parameters, takesDoubleDash: true, spellings, ...facts }
}

/**
 * One option, or a positional if `flags` is empty. `kind` is switch, count, value or list; `value` is the schema of one
 * value. `form` may have least and most (for a list), negation, isJoined, list.
 */
function parameter({
  flags = [],
  kind,
  value = { type: 'string' },
  name = '',
  required = false,
  default: initial,
  notes = [],
  least,
  most,
  ...form
}) {
  const schema = schemaOfKind(kind, value, least, most)
  const flag = mainFlag(flags)
  const isChoice = flag === undefined && name.includes('|')
  const text = sentences(isChoice ? [...notes, name] : notes)
  // That of `--no-x` is of `x`, and of any other switch only one that is on is worth a word.
  const isOn = initial === true && !flags.some((one) => one.startsWith('--no-'))
  const isShown = kind !== 'switch' || form.negation !== undefined || isOn
  const fitted = isShown && !isHere(initial) ? fitting(initial, schema) : undefined
  return {
    ...(flag === undefined ? { positional: true } : { flag }),
    ...(kind === 'switch' && { isSwitch: true }),
    ...(kind === 'count' && { isCount: true }),
    ...(kind === 'list' && { list: 'together' }),
    ...form,
    name: cleanName(flag ?? firstWord(name)),
    required,
    schema: {
      ...schema,
      ...(text !== '' && { description: text }),
      ...(fitted !== undefined && { default: fitted }),
    },
  }
}

/** Whether it is a path in the current folder, which is another one in each call. */
function isHere(value) {
  const here = process.cwd()
  return typeof value === 'string' && here.length > 1 && (value + sep).startsWith(here + sep)
}

/** The words that a program takes without having declared them; what its help says of them is better. */
function argumentsOfUsage(facts) {
  return parameter({ name: 'args', kind: 'list', source: 'help', ...facts })
}

function schemaOfKind(kind, value, least, most) {
  if (kind === 'switch') return { type: 'boolean' }
  if (kind === 'count') return { type: 'integer', minimum: 0, maximum: countMax }
  if (kind === 'value') return value
  return { type: 'array', items: value, ...(least && { minItems: least }), ...(most && { maxItems: most }) }
}

/** The spelling that is used, and from which the name is made. */
function mainFlag(flags) {
  return flags.find((flag) => flag.startsWith('--')) ?? flags[0]
}

/** Joins notes; adds the full stops that help texts mostly lack. */
function sentences(notes) {
  const texts = notes.map(clean).filter(Boolean)
  return texts
    .map((text, index) => (index === texts.length - 1 || /[.!?:)]$/.test(text) ? text : `${text}.`))
    .join(' ')
}

/** The first of a positional's alternatives that is a word, `filename` of `filename|URL|-`; empty if none is. */
function firstWord(name) {
  return (
    String(name)
      .split('|')
      .find((one) => /\w/.test(one)) ?? ''
  )
}

/** A name that every client accepts for a property. */
function cleanName(text) {
  const name = String(text)
    .replaceAll(/[^a-zA-Z0-9_.-]+/g, '_')
    .replace(/^[-_]+/, '')
    .replace(/_+$/, '')
  return name.slice(0, 64) || 'value'
}

function clean(text) {
  const lines = typeof text === 'string' ? text.trim().split('\n') : []
  return lines
    .map((line) => line.trim())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
}

module.exports = { anyArguments, argumentsOfUsage, clean, command, mainFlag, parameter, unread }
