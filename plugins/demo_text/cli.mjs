#!/usr/bin/env node
// demo_text: small text tools, as an example of a plugin in JavaScript that describes itself.
// CONTRACT is what `--describe` prints; the options of parseArgs and the checks are made from the same
// table, so the two can never disagree. The file is .mjs because it may live in a folder of its own,
// where no package.json says which kind of module it is.

import { createHash } from 'node:crypto'
import { parseArgs } from 'node:util'

const TIMES_MAX = 100
const OUTPUT_CHARACTERS_MAX = 500_000

const TEXT_PARAMETER = { name: 'text', type: 'string', required: true }

// Hints of MCP: nothing is changed or looked up, so that a client may call without asking.
const ONLY_COMPUTES = { readOnlyHint: true, openWorldHint: false }

const CONTRACT = {
  contract_version: '1.0',
  plugin: {
    name: 'demo_text',
    version: '1.0.0',
    description: 'Echo, count, slugify and hash text.',
  },
  commands: [
    {
      name: 'echo',
      description: 'Give the text back, once or several times, one below the other.',
      annotations: ONLY_COMPUTES,
      parameters: [
        { ...TEXT_PARAMETER, description: 'The text to give back.' },
        {
          name: 'times',
          type: 'integer',
          description: 'How many times to repeat it.',
          minimum: 1,
          maximum: TIMES_MAX,
          default: 1,
        },
        {
          name: 'upper',
          type: 'boolean',
          description: 'Write it in capital letters.',
          action: 'store_true',
          default: false,
        },
      ],
    },
    {
      name: 'word_count',
      description: 'Count the characters, words, lines and sentences of a text, in any language.',
      annotations: ONLY_COMPUTES,
      parameters: [{ ...TEXT_PARAMETER, description: 'The text to count in.' }],
    },
    {
      name: 'slugify',
      description: 'Make a name for a URL or a file from a text: "Crème brûlée!" becomes "creme-brulee".',
      annotations: ONLY_COMPUTES,
      parameters: [
        { ...TEXT_PARAMETER, description: 'The text to make a name from, such as a title.' },
        {
          name: 'separator',
          type: 'string',
          description: 'What to put between words: one to three of - _ . ~',
          pattern: '^[-_.~]{1,3}$',
          default: '-',
        },
        {
          name: 'max_length',
          type: 'integer',
          description:
            'The most characters of the name; it is cut between words where that is possible. No limit by default.',
          minimum: 1,
        },
      ],
    },
    {
      name: 'hash_preview',
      description: 'Show the first digits of the hash of a text (its UTF-8 bytes), in hexadecimal.',
      annotations: ONLY_COMPUTES,
      parameters: [
        { ...TEXT_PARAMETER, description: 'The text to hash.' },
        {
          name: 'algorithm',
          type: 'string',
          description: 'The hash function. sha1 and md5 are for comparing with old sums, not for security.',
          enum: ['sha256', 'sha1', 'md5', 'sha512'],
          default: 'sha256',
        },
        {
          name: 'length',
          type: 'integer',
          description: 'How many digits to show; a hash that is shorter is shown in full.',
          minimum: 1,
          maximum: 128,
          default: 12,
        },
      ],
    },
  ],
}

const RUN = { echo, word_count: wordCount, slugify, hash_preview: hashPreview }

/** A mistake that the caller can mend; its message becomes the `error` of the answer. */
class CommandError extends Error {}

function main(argv) {
  try {
    console.log(answer(argv))
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    console.log(JSON.stringify({ error: error.message }))
    // Not process.exit(): that could cut off output which a pipe has not taken yet.
    process.exitCode = 1
  }
}

function answer([name, ...rest]) {
  if (name === '--describe') return JSON.stringify(CONTRACT)
  if (name === '--help' || name === '-h') return usage()
  const command = resolveCommand(name)
  if (rest.includes('--help')) return commandUsage(command)
  return JSON.stringify(RUN[command.name](readArguments(command, rest)))
}

function resolveCommand(name) {
  const command = CONTRACT.commands.find((candidate) => candidate.name === name)
  if (command) return command
  const given = name === undefined ? 'No command given' : `No command "${name}"`
  throw new CommandError(`${given}; expected one of ${Object.keys(RUN).join(', ')}.`)
}

// --- From the contract to checked arguments ---------------------------------------------------------

function readArguments(command, argv) {
  const values = parseOptions(command, argv)
  return Object.fromEntries(
    command.parameters.map((parameter) => [
      parameter.name,
      readArgument(parameter, values[optionName(parameter)]),
    ]),
  )
}

function parseOptions(command, argv) {
  const options = Object.fromEntries(
    command.parameters.map((parameter) => [
      optionName(parameter),
      { type: parameter.type === 'boolean' ? 'boolean' : 'string' },
    ]),
  )
  try {
    return parseArgs({ args: argv, options, strict: true, allowPositionals: false }).values
  } catch (error) {
    if (!error.code?.startsWith('ERR_PARSE_ARGS_')) throw error
    throw new CommandError(
      `${error.message.replaceAll('\n', ' ').replace(/\.?$/, ';')} see ${command.name} --help.`,
    )
  }
}

/** Contract names have `_` where flags have `-`. */
function optionName(parameter) {
  return parameter.name.replaceAll('_', '-')
}

function readArgument(parameter, text) {
  if (text === undefined) {
    if (parameter.required)
      throw new CommandError(`--${optionName(parameter)} is missing: ${parameter.description}`)
    return parameter.default
  }
  if (parameter.type === 'integer') return readInteger(parameter, text)
  if (parameter.enum && !parameter.enum.includes(text)) {
    throw wrongValue(parameter, text, `expected one of ${parameter.enum.join(', ')}`)
  }
  if (parameter.pattern && !new RegExp(parameter.pattern, 'u').test(text)) {
    throw wrongValue(parameter, text, `expected what matches ${parameter.pattern}`)
  }
  return text
}

/** Stricter than Number(), which also takes "", " 1", "1e3" and "0x10". */
function readInteger(parameter, text) {
  const { minimum, maximum = Number.MAX_SAFE_INTEGER } = parameter
  const value = /^-?[0-9]+$/.test(text) ? Number(text) : NaN
  if (value >= minimum && value <= maximum) return value
  throw wrongValue(parameter, text, `expected a whole number from ${minimum} to ${maximum}`)
}

function wrongValue(parameter, text, expected) {
  return new CommandError(`--${optionName(parameter)} is "${shortened(text)}"; ${expected}.`)
}

function shortened(text) {
  return text.length <= 60 ? text : `${text.slice(0, 57)}...`
}

// --- The commands -----------------------------------------------------------------------------------

function echo({ text, times, upper }) {
  // Capitals first: one letter can become several (ß, SS).
  const line = upper ? text.toUpperCase() : text
  if (line.length * times > OUTPUT_CHARACTERS_MAX) {
    throw new CommandError(
      `${times} times ${line.length} characters are more than ${OUTPUT_CHARACTERS_MAX}; repeat it less often.`,
    )
  }
  return { text: Array(times).fill(line).join('\n') }
}

/** Counts as Unicode does (UAX 29): an emoji with a skin tone is one character, Chinese has words without spaces. */
function wordCount({ text }) {
  // No character or word goes on behind a blank, but a sentence does.
  const pieces = text.split(/(?<=\s)(?=\S)/)
  return {
    characters: countSegments(pieces, 'grapheme', () => true),
    words: countSegments(pieces, 'word', ({ isWordLike }) => isWordLike),
    lines: countLines(text),
    sentences: countSegments([text], 'sentence', ({ segment }) => /[\p{L}\p{N}]/u.test(segment)),
  }
}

// Short pieces, and no array of segments: each segment that V8 hands out holds a copy of the whole piece.
// 100 kB of words in one piece, kept in an array, needed more than 3 GB.
function countSegments(pieces, granularity, counts) {
  const segmenter = new Intl.Segmenter('en', { granularity }) // A fixed language: the same counts on every machine.
  let count = 0
  for (const piece of pieces) {
    for (const segment of segmenter.segment(piece)) {
      if (counts(segment)) count += 1
    }
  }
  return count
}

/** A line break ends a line, it does not begin one: "a\n" is one line. */
function countLines(text) {
  if (text === '') return 0
  return text.replace(/(\r\n|\r|\n)$/, '').split(/\r\n|\r|\n/).length
}

function slugify({ text, separator, max_length: maxLength }) {
  const words = fold(text).match(/[\p{L}\p{N}\p{M}]+/gu)
  if (words === null) {
    throw new CommandError(`"${shortened(text)}" has no letters or digits to make a name from.`)
  }
  return { slug: joinWithin(words, separator, maxLength ?? Infinity) }
}

// Latin letters that Unicode does not take apart into a plain letter and an accent.
const LETTERS = { æ: 'ae', đ: 'd', ð: 'd', ħ: 'h', ı: 'i', ł: 'l', ø: 'o', œ: 'oe', ß: 'ss', þ: 'th' }

/** Latin letters become ASCII; those of other scripts stay, for a slug of "東京" must not be empty. */
function fold(text) {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '') // Accents only: the marks of Hindi or Japanese are part of the letter,
    .normalize('NFC') // and go back to where they were.
    .replace(/[æđðħıłøœßþ]/g, (letter) => LETTERS[letter])
    .replace(/['’]/g, '') // don't -> dont
}

function joinWithin(words, separator, lengthMax) {
  const kept = [cut(words[0], lengthMax)]
  let length = [...kept[0]].length
  for (const word of words.slice(1)) {
    length += separator.length + [...word].length
    if (length > lengthMax) break
    kept.push(word)
  }
  return kept.join(separator)
}

/** Counts in code points: half of a surrogate pair is no character. */
function cut(text, lengthMax) {
  return [...text].slice(0, lengthMax).join('')
}

function hashPreview({ text, algorithm, length }) {
  const digest = hash(algorithm, text)
  return { algorithm, preview: digest.slice(0, length), digest_length: digest.length }
}

function hash(algorithm, text) {
  try {
    return createHash(algorithm).update(text, 'utf8').digest('hex')
  } catch (error) {
    // OpenSSL in FIPS mode has no md5.
    throw new CommandError(`${algorithm} is not available here (${error.message}); try sha256.`)
  }
}

// --- Help for people --------------------------------------------------------------------------------

function usage() {
  const width = Math.max(...Object.keys(RUN).map((name) => name.length))
  const commands = CONTRACT.commands.map(({ name, description }) => `  ${name.padEnd(width)}  ${description}`)
  return [
    'Usage: cli.mjs COMMAND [--name value ...]',
    '',
    CONTRACT.plugin.description,
    '',
    'Commands:',
    ...commands,
    '',
    'cli.mjs COMMAND --help lists the options of a command; cli.mjs --describe prints everything as JSON.',
  ].join('\n')
}

function commandUsage({ name, description, parameters }) {
  return [
    `Usage: cli.mjs ${name} [options]`,
    '',
    description,
    '',
    'Options:',
    ...parameters.map(optionUsage),
  ].join('\n')
}

function optionUsage(parameter) {
  const value = parameter.type === 'boolean' ? '' : ` <${parameter.enum?.join('|') ?? parameter.type}>`
  const notes = [
    parameter.required && 'required',
    parameter.default !== undefined && parameter.type !== 'boolean' && `default: ${parameter.default}`,
  ].filter(Boolean)
  const suffix = notes.length > 0 ? ` (${notes.join(', ')})` : ''
  return `  --${optionName(parameter)}${value}\n      ${parameter.description}${suffix}`
}

main(process.argv.slice(2))
