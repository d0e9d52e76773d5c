import { checkOwn } from '../../config-files.js'
import { findSettings } from '../../config.js'
import { messageOf } from '../../errors.js'
import type { Check } from './check.js'

/**
 * What smcp refuses of the variables that a client's file gives it, or does not know; undefined: nothing. What only the
 * client can fill in, such as `${HOME}`, is passed over.
 */
export function refusedVariable(
  variables: Readonly<Record<string, string>>,
  file: string,
): Omit<Check, 'about'> | undefined {
  const written = Object.fromEntries(Object.entries(variables).filter(([, value]) => !value.includes('{')))
  const cure = `Correct it in ${file}.`
  try {
    findSettings({}, written, { dotEnv: {}, files: [] })
  } catch (error) {
    const text = `starts smcp with a setting that it refuses: ${messageOf(error)} (${file})`
    return { verdict: 'problem', text, cure }
  }
  try {
    for (const name of Object.keys(variables)) checkOwn(name, file)
  } catch (error) {
    return { verdict: 'warning', text: messageOf(error), cure }
  }
  return undefined
}
