import type { Description } from '../../tool.js'
import type { SpelledCommand } from '../help/layout/spelled-together.js'
import type { KnownOption } from './known-option.js'

/**
 * Spells known options as the command's own parameters are where its help shows that both are the same one: a page may tell
 * only of `-o` what is `-o, --output` there, or write `--deep` for `-deep`. A row of several long flags is of several options.
 */
export function withOwnFlags(
  known: readonly KnownOption[],
  { parameters, spellings = [] }: SpelledCommand,
): KnownOption[] {
  const own = parameters.flatMap(({ flag, depth }) =>
    depth === undefined && flag !== undefined ? [flag] : [],
  )
  return known.map((one) => {
    const flag = one.flags.some((each) => own.includes(each)) ? undefined : ownFlag(one, own, spellings)
    return flag === undefined ? one : { flags: [...one.flags, flag], parameter: { ...one.parameter, flag } }
  })
}

function ownFlag(
  { flags }: KnownOption,
  own: readonly string[],
  spellings: readonly (readonly string[])[],
): string | undefined {
  const row = spellings.find(
    (all) => all.filter(isLong).length === 1 && flags.some((flag) => !isLong(flag) && all.includes(flag)),
  )
  const inRow = flags.every((flag) => !isLong(flag)) ? row?.find(isLong) : undefined
  return own.find((flag) => flag === inRow || flags.some((other) => areAlike(flag, other)))
}

function isLong(flag: string): boolean {
  return flag.startsWith('--')
}

/** `-deep` and `--deep`. */
function areAlike(flag: string, other: string): boolean {
  const name = flag.replace(/^-+/, '')
  return name.length > 1 && name === other.replace(/^-+/, '')
}

/** A description whose sources are merged, so that nobody needs the other spellings any more. */
export function withoutSpellings(description: Description): Description {
  const commands = description.commands.map((command: SpelledCommand) => {
    const { spellings, ...merged } = command
    return spellings ? merged : command
  })
  return { ...description, commands }
}
