/** Reads what commander knows about a program. https://github.com/tj/commander.js */
'use strict'
const { anyArguments, argumentsOfUsage, command, mainFlag, parameter } = require('./describe.cjs')
const { schemaOf, withChoices, wordIn } = require('./values.cjs')

const patched = new WeakSet()
const ownProgram = 'it is a program of its own, which was not asked, so it takes args'
/** What every version of the library gives each command that it makes, and nothing else has. */
const mark = '_allowUnknownOption'

/**
 * Patches the class of commands as soon as one is made, wherever the library is: bundled into the program or into
 * another package, it has no name under which it could be found.
 */
exports.watch = function watch(probe) {
  Object.defineProperty(Object.prototype, mark, {
    configurable: true,
    set(value) {
      Object.defineProperty(this, mark, { value, configurable: true, enumerable: true, writable: true })
      patch(classOf(this) ?? Object.getPrototypeOf(this), probe)
    },
  })
}

/**
 * The library's own class, below those that a program may derive from it. Undefined if it has no methods yet: before
 * commander 7 the first command is made above them.
 */
function classOf(one) {
  const above = Object.getPrototypeOf(one)
  if (above === null) return undefined
  return classOf(above) ?? (Object.hasOwn(above, 'parse') ? above : undefined)
}

/** Parse is what every program calls, and help what one without arguments may. */
function patch(prototype, probe) {
  if (patched.has(prototype)) return
  patched.add(prototype)
  const end = () =>
    function () {
      probe.finish(rootOf(this), read)
      // Only if a part of the parser has yet to be loaded.
      return this
    }
  const remember = (method) =>
    function (...args) {
      probe.remember(rootOf(this), read)
      return method.apply(this, args)
    }
  replace(prototype, 'parse', end)
  replace(prototype, 'parseAsync', end)
  replace(prototype, 'outputHelp', remember)
  replace(prototype, 'helpInformation', remember)
}

/** Replaces a method, as soon as there is one. */
function replace(prototype, name, make) {
  const put = (method) => {
    const value = make(method)
    Object.defineProperty(prototype, name, { value, configurable: true, enumerable: true, writable: true })
  }
  if (Object.hasOwn(prototype, name)) put(prototype[name])
  else Object.defineProperty(prototype, name, { configurable: true, set: put })
}

function rootOf(one) {
  return one.parent ? rootOf(one.parent) : one
}

function read(root) {
  return { about: root.description(), commands: [...leavesOf(root)] }
}

/** The commands at any depth that can be run; `above` are the options of the groups, given before their next word. */
function* leavesOf(one, path = [], above = [], known = []) {
  const { commands = [] } = one
  const options = optionsOf(one)
  const spellings = [...known, ...spellingsOf(one)]
  const subs = commands.filter((sub) => sub._name !== '*' && sub._name !== 'help')
  if (subs.length === 0 || isRunnable(one)) {
    const parameters = [...without(above, options), ...options, ...positionalsOf(one)]
    yield command(path, descriptionOf(one), parameters, spellings)
  }
  const inherited = [...without(above, options), ...options.map((option) => forGroup(option, path.length))]
  for (const sub of subs.filter((each) => !each._hidden && !each._noHelp)) {
    const words = [...path, sub._name]
    if (isExecutable(sub, one))
      yield command(words, descriptionOf(sub), [anyArguments], spellings, { doubts: [ownProgram] })
    else yield* leavesOf(sub, words, inherited, spellings)
  }
}

/** Whether a group can be called without the name of one of its commands. */
function isRunnable({ _actionHandler, _events, commands }) {
  // Before commander 5 an action listens to an event; `*` is the command for any other word.
  return Boolean(_actionHandler ?? _events?.['command:*']) || commands.some((sub) => sub._name === '*')
}

/** Whether a command is a program of its own, which commander starts. */
function isExecutable(sub, { _execs = {} }) {
  // Before commander 5 the group knows; before 3 its set is an object.
  return Boolean(
    sub._executableHandler ?? (_execs instanceof Set ? _execs.has(sub._name) : _execs[sub._name]),
  )
}

function descriptionOf(one) {
  return one.description() || (typeof one.summary === 'function' ? one.summary() : '') || ''
}

/** A group reads its options also after the word of a command, so one of the same flag is the command's. */
function without(above, own) {
  return above.filter(({ flag }) => !own.some((one) => one.flag === flag))
}

function forGroup(option, depth) {
  const { isJoined, ...own } = option
  // Values that stand together would take the next word of the path, and so would a flag without a value.
  if (option.list === 'either') return { ...own, depth, list: 'repeated', isOneWord: true }
  return { ...own, depth, ...(isJoined && { isOneWord: true }) }
}

function flagsOf({ short, long }) {
  return [short, long].filter(Boolean)
}

function spellingsOf(one) {
  const { helpFlags = '' } = { helpFlags: one._helpFlags ?? one._helpOption?.flags }
  return [...one.options.flatMap(flagsOf), ...helpFlags.split(/[ ,|]+/), '--help', '-h'].filter(Boolean)
}

function optionsOf(one) {
  const offered = one.options.filter((option) => isOffered(option, one))
  const switches = offered.filter((option) => !option.required && !option.optional)
  const negationOf = (option) =>
    switches.find((other) => isNegated(other) && !isNegated(option) && keyOf(other) === keyOf(option))
  const pairs = new Map(switches.map((option) => [option, negationOf(option)]).filter(([, off]) => off))
  const off = new Set(pairs.values())
  return offered
    .filter((option) => !off.has(option))
    .map((option) => optionOf(option, one, pairs.get(option)))
}

/** Whether it is neither hidden nor a flag that only prints. */
function isOffered(option, { _versionOptionName }) {
  const prints =
    keyOf(option) === _versionOptionName || option.long === '--help' || option.long === '--version'
  return !option.hidden && !(prints && !option.required && !option.optional)
}

function isNegated({ negate, bool }) {
  return negate ?? bool === false
}

function keyOf(option) {
  return option.attributeName()
}

function optionOf(option, one, negation) {
  const { defaultValue, mandatory, envVar, conflictsWith = [] } = option
  const others = one.options.filter((other) => conflictsWith.includes(keyOf(other))).map(nameOf)
  return parameter({
    flags: flagsOf(option),
    ...kindOf(option),
    ...(negation && { negation: mainFlag(flagsOf(negation)) }),
    value: withChoices(schemaOf(option.parseArg, defaultValue, wordIn(option.flags)), option.argChoices),
    required: Boolean(mandatory) && defaultValue === undefined && envVar === undefined,
    default: defaultValue,
    notes: [
      option.description,
      others.length > 0 && `Cannot be combined with ${others.join(', ')}.`,
      envVar !== undefined && `Environment: ${envVar}.`,
    ],
  })
}

function nameOf(option) {
  return mainFlag(flagsOf(option)).replace(/^-+/, '')
}

/** The kind of an option, and how its values are given. */
function kindOf({ required, optional, variadic, parseArg, defaultValue }) {
  if (!required && !optional)
    return { kind: parseArg && typeof defaultValue === 'number' ? 'count' : 'switch' }
  if (variadic) return { kind: 'list', list: 'either' }
  // The usual ways: `(value, previous) => previous.concat(value)`, and `(value) => value.split(',')`.
  if (parseArg && splitsAtCommas(parseArg)) return { kind: 'list', list: 'commas' }
  if (parseArg && (Array.isArray(defaultValue) || collects(parseArg)))
    return { kind: 'list', list: 'repeated' }
  return { kind: 'value', ...(optional && { isJoined: true }) }
}

/** Whether a converter makes a list of its value and the one before. */
function collects(convert) {
  const source = Function.prototype.toString.call(convert)
  // A parameter with a default does not count for its length.
  return /^[^)]*,/.test(source) && /\.concat\(|\.push\(|\[\s*\.\.\./.test(source)
}

function splitsAtCommas(convert) {
  return /\.split\(\s*(['"`]),\1\s*\)/.test(Function.prototype.toString.call(convert))
}

function positionalsOf(one) {
  const declared = one.registeredArguments ?? one._args ?? []
  const args = declared.map((argument) => positionalOf(argument, one))
  const last = args.at(-1)
  if (last?.list && one._passThroughOptions) last.list = 'remainder'
  const { _allowUnknownOption, _allowExcessArguments = true } = one
  if (_allowUnknownOption && _allowExcessArguments && !last?.list) return [...args, anyArguments]
  return args.length === 0 ? argumentsInUsage(one) : args
}

function positionalOf(argument, one) {
  const name = typeof argument.name === 'function' ? argument.name() : argument.name
  const { required, variadic, defaultValue, parseArg, argChoices } = argument
  return parameter({
    name,
    kind: variadic ? 'list' : 'value',
    least: variadic && required ? 1 : undefined,
    value: withChoices(schemaOf(parseArg, defaultValue), argChoices),
    required: Boolean(required) && defaultValue === undefined,
    default: defaultValue,
    notes: [argument.description ?? one._argsDescription?.[name]],
  })
}

/** A program may take words that it has not declared; then only its usage tells. */
function argumentsInUsage({ _usage = '', _allowExcessArguments = true }) {
  const words = _usage.replaceAll(/\[(options|flags)\]|\[?<?command>?\]?/gi, '').trim()
  if (words === '' || !_allowExcessArguments) return []
  return [argumentsOfUsage({ notes: [`As in: ${_usage}`] })]
}
