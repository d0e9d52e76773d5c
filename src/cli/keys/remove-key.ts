import { UsageError } from '../../errors.js'
import { didYouMean } from '../../nearest-name.js'
import { changeKeyFile } from '../../server/keys/key-file.js'

/** Takes a key out of the file. Throws a UsageError if there is none of this name. */
export async function removeKey(file: string, name: string): Promise<void> {
  await changeKeyFile(file, (keys) => {
    const others = keys.filter((key) => key.name !== name)
    if (others.length === keys.length)
      throw noKey(
        name,
        keys.map((key) => key.name),
      )
    return others
  })
}

function noKey(name: string, names: readonly string[]): UsageError {
  const thereAre = names.length === 0 ? 'There are none.' : `There are ${names.join(', ')}.`
  return new UsageError(`There is no key "${name}"`, { hint: didYouMean(name, names) ?? thereAre })
}
