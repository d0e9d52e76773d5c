/** Reads options told as lists of names by type: `{ boolean: ["quiet"], alias: { q: "quiet" } }`. */
'use strict'
const { option, typed, withKebab } = require('./option.cjs')

/** How minimist, yargs-parser, mri and getopts are told them. */
function fromLists(told = {}, { typesByDefault = false, takesKebab = false } = {}) {
  const { alias = {}, default: defaults = {}, boolean, configuration = {} } = told
  const types = ['string', 'normalize', 'number', 'count'].map((type) => [type, namesIn(told[type])])
  const lists = listsIn(told.array)
  const named = [namesIn(boolean), types.map(([, names]) => names), lists.map(({ name }) => name)]
  const names = new Set([named, Object.keys(alias), Object.keys(defaults)].flat(3))
  const options = groups([...names], alias).map((group) => {
    const isIn = (some) => group.some((name) => some.includes(name))
    const initial = defaults[group.find((name) => defaults[name] !== undefined)]
    const list = lists.find(({ name }) => group.includes(name))
    // A default of true or false makes no switch of an option that is not said to be one.
    const byDefault = typesByDefault || typeof initial !== 'boolean' ? typeof initial : undefined
    const said = isIn(namesIn(boolean)) ? 'boolean' : types.find(([, some]) => isIn(some))?.[0]
    const facts = list ? typed(list.type, []) : typed(said ?? byDefault, initial)
    return option(takesKebab ? withKebab(group) : group, { ...facts, default: initial })
  })
  return { options, takesDoubleDash: !told['--'] && !configuration['populate--'] }
}

function listsIn(array = []) {
  return [array].flat().map((one) => ({
    name: one.key ?? one,
    type: one.number || one.integer ? 'number' : 'string',
  }))
}

function namesIn(list) {
  return typeof list === 'string' || Array.isArray(list) ? [list].flat() : []
}

function mainNames(alias, name) {
  return Object.keys(alias).filter((main) => [alias[main]].flat().includes(name))
}

/** The names, those of one option together. */
function groups(names, alias) {
  const aliases = (name) => [...[alias[name] ?? []].flat(), ...mainNames(alias, name)]
  const seen = new Set()
  return names.flatMap((name) => {
    if (seen.has(name)) return []
    const group = [...new Set([name, ...aliases(name)])]
    for (const one of group) seen.add(one)
    return [group]
  })
}

module.exports = { fromLists }
