/** Reads options told as a table: a row of facts for each. */
'use strict'
const { option, typed, typedBy, withKebab } = require('./option.cjs')

/** `{ "--name": String, "-n": "--name", "--tag": [String], "--verbose": arg.COUNT }` */
function fromArg(told = {}) {
  const mains = Object.entries(told).filter(([, type]) => typeof type !== 'string')
  return {
    options: mains.map(([name, type]) => {
      const names = [name, ...Object.keys(told).filter((key) => told[key] === name)]
      const isMarked = typeof type === 'function' && Object.getOwnPropertySymbols(type).length > 0
      // A marked function is called for a flag alone.
      return option(names, isMarked ? typedBy(Boolean) : typedBy(type))
    }),
    takesDoubleDash: true,
  }
}

/** `[{ name: "depth", alias: "d", type: Number }]` */
function fromDefinitions(definitions) {
  const all = [definitions].flat().filter((one) => typeof one?.name === 'string')
  return {
    options: all.map(({ name, alias, type = String, multiple, lazyMultiple, defaultValue }) => {
      const kind = typedBy(multiple || lazyMultiple ? [type] : type)
      const list = kind.kind === 'list' && { list: multiple ? 'either' : 'repeated' }
      return option([name, alias].filter(Boolean), { ...kind, ...list, default: defaultValue })
    }),
  }
}

/** `{ flags: { depth: { type: "number", shortFlag: "d", default: 3 } } }` */
function fromMeow({ flags = {} } = {}) {
  return {
    options: Object.entries(flags).map(([name, flag]) => {
      const {
        type = 'string',
        isMultiple,
        choices,
        default: initial,
      } = typeof flag === 'string' ? { type: flag } : flag
      const { shortFlag, alias, aliases = [] } = flag
      const names = withKebab([name, shortFlag, alias, ...aliases].filter(Boolean))
      return option(names, { ...typed(type, isMultiple ? [] : initial), choices, default: initial })
    }),
    takesDoubleDash: true,
  }
}

/** `{ depth: { type: "string", short: "d" } }` */
function fromParseArgs(options = {}) {
  return {
    options: Object.entries(options).map(([name, { type, multiple, short, default: initial }]) => {
      const kind = typed(type, type === 'string' && multiple ? [] : initial)
      return option([name, short].filter(Boolean), { ...kind, default: initial })
    }),
    takesDoubleDash: true,
  }
}

/** nopt's shorthands stand for several words at times; of one word that is a flag it is another spelling. */
function fromNopt(types = {}, shorthands = {}) {
  const short = Object.entries(shorthands).map(([name, words]) => [name, [words].flat()])
  const shortOf = (name) => short.filter(([, words]) => words.length === 1 && words[0] === `--${name}`)
  return {
    options: Object.entries(types).map(([name, type]) => {
      const kinds = [type].flat()
      const values = kinds.filter((one) => one !== Array && one !== Boolean && one !== null)
      // A single word is the name of a type that the program defines.
      const areChoices = values.length > 1 && values.every((one) => ['string', 'number'].includes(typeof one))
      const names = [name, ...shortOf(name).map(([one]) => one)]
      if (kinds.includes(Boolean))
        return option(names, values.length === 0 ? typedBy(Boolean) : { isUntyped: true })
      const one = areChoices ? { kind: 'value', choices: values } : typedBy(values[0])
      return option(names, kinds.includes(Array) ? { ...one, kind: 'list', list: 'repeated' } : one)
    }),
    takesDoubleDash: true,
  }
}

module.exports = { fromArg, fromDefinitions, fromMeow, fromNopt, fromParseArgs }
