/** JavaScript's types and values as JSON Schema: the types of converters, their choices and defaults. */
'use strict'

const choicesMax = 1000

/**
 * The schema of the values for a converter. What a function makes of a text is not known unless it is one of
 * JavaScript's own, or does no more than call it; else the word for the value may tell: `<number>`.
 */
function schemaOf(convert, initial, word = '') {
  const type = typeBy(convert) ?? typeByWord(word) ?? typeByDefault(initial)
  // One with the default "auto" takes more than a number.
  const isText = typeof initial === 'string' && type !== 'boolean' && Number.isNaN(Number.parseFloat(initial))
  return { type: isText ? 'string' : type }
}

function typeBy(convert) {
  if (typeof convert !== 'function') return undefined
  if (convert === String) return 'string'
  if (convert === Boolean) return 'boolean'
  const own = calledBy(convert)
  if (convert === parseInt || /parseInt$/.test(own)) return 'integer'
  return convert === parseFloat || convert === Number || /parseFloat$|^Number$/.test(own)
    ? 'number'
    : undefined
}

/** The function that a converter only calls: `(text) => parseInt(text, 10)`; empty for any other. */
function calledBy(convert) {
  const source = Function.prototype.toString.call(convert)
  const [, called = ''] =
    /^(?:function\s*\w*\s*)?\(?(?:\w+)(?:\s*,\s*\w+)*\)?\s*(?:=>)?\s*\{?\s*(?:return\s+)?((?:Number\.)?(?:parseInt|parseFloat)|Number)\(\s*\w+\s*(?:,\s*10\s*)?\);?\s*\}?$/.exec(
      source,
    ) ?? []
  return called
}

/** As in the help of a program: ../../help/read-metavar.ts. */
function typeByWord(word) {
  if (/^u?int(eger)?$|^count$/i.test(word)) return 'integer'
  return /^(float|double|decimal|number)$/i.test(word) ? 'number' : undefined
}

/** The word for the value of an option, of its declaration: `number` of `-n, --lines <number>`. */
function wordIn(flags) {
  return /[<[]([^>\].]*)/.exec(flags)?.[1]?.trim() ?? ''
}

function typeByDefault(initial) {
  if (typeof initial !== 'number') return 'string'
  return Number.isInteger(initial) ? 'integer' : 'number'
}

/** The schema of one of these choices. */
function withChoices(schema, choices) {
  if (!Array.isArray(choices) || choices.length > choicesMax) return schema
  const known = [...new Set(choices.map((one) => fitting(one, schema)).filter((one) => one !== undefined))]
  return known.length > 0 ? { ...schema, enum: known } : schema
}

/** The value converted to the schema's type; undefined if that is not possible or no such value can be given. */
function fitting(value, schema) {
  const fitted = fits[schema.type](value, schema)
  return schema.enum && !schema.enum.includes(fitted) ? undefined : fitted
}

const fits = {
  string: (value) => (typeof value === 'string' || typeof value === 'number' ? String(value) : undefined),
  integer: (value) => (Number.isInteger(fits.number(value)) ? fits.number(value) : undefined),
  number: (value) => {
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
    return Number.isFinite(number) ? number : undefined
  },
  boolean: (value) => (typeof value === 'boolean' ? value : undefined),
  array: (value, { items }) => {
    if (!Array.isArray(value)) return undefined
    const fitted = value.map((one) => fitting(one, items))
    return fitted.length > 0 && !fitted.includes(undefined) ? fitted : undefined
  },
}

module.exports = { fitting, schemaOf, withChoices, wordIn }
