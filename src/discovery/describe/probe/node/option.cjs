/** One option, by what a library is told of it. */
'use strict'
const { parameter } = require('./describe.cjs')
const { withChoices } = require('./values.cjs')

function typedBy(type) {
  if (Array.isArray(type)) return { ...typedBy(type[0]), kind: 'list', list: 'repeated' }
  if (type === Boolean) return typed('boolean')
  return typed(type === Number ? 'number' : 'string')
}

/** The kind of an option by the name of its type; a list if that is what it has before it is given. */
function typed(type, initial) {
  if (type === 'boolean') return { kind: 'switch' }
  if (type === 'count') return { kind: 'count' }
  if (Array.isArray(initial))
    return { kind: 'list', list: 'repeated', value: { type: type === 'number' ? type : 'string' } }
  if (type === 'number') return { kind: 'value', value: { type } }
  return type === 'string' || type === 'normalize' ? { kind: 'value' } : { isUntyped: true }
}

/** One option: all its spellings, and the parameter; without one if the parser does not know what it takes. */
function option(names, { isUntyped, choices, value = { type: 'string' }, ...facts }) {
  const flags = [...new Set(names.map(flagOf))]
  if (isUntyped) return { flags }
  return { flags, parameter: parameter({ flags, value: withChoices(value, choices), ...facts }) }
}

function flagOf(name) {
  if (name.startsWith('-')) return name
  return name.length === 1 ? `-${name}` : `--${name}`
}

/** The names with `dry-run` before `dryRun`, for a library that takes both. */
function withKebab(names) {
  const kebab = (name) => name.replaceAll(/(?<=[a-z\d])[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  return names.flatMap((name) => [kebab(name), name])
}

module.exports = { option, typed, typedBy, withKebab }
