import picomatch from 'picomatch'
import { quote } from '../quote.js'

/** Which tools are attached by default, by name. */
export type Profile = (tool: string) => boolean

/** A profile as it is written in a file of SMCP_PROFILES. */
export type ProfileSpec = Readonly<Record<string, unknown>>

/** Every tool. */
export const full: Profile = () => true

/** Every tool whose name begins with this. */
export function withPrefix(prefix: string): Profile {
  return (tool) => tool.startsWith(prefix)
}

/** Makes a profile of what a file says. Throws a plain Error that says which field is wrong and what it must be. */
export function readProfile(spec: ProfileSpec): Profile {
  switch (modeOf(spec)) {
    case 'all':
      return full
    case 'prefix':
      return withPrefix(textIn(spec, 'prefix'))
    case 'glob': {
      const matches = picomatch(textIn(spec, 'pattern'), { posix: true })
      return (tool) => matches(tool)
    }
    case 'explicit': {
      const { tools } = spec
      if (!Array.isArray(tools)) throw new Error('"tools" must be a list of names of tools')
      const names = new Set(tools.map(String))
      return (tool) => names.has(tool)
    }
    default:
      throw new Error(`"mode" must be all, prefix, glob or explicit, not ${quote(spec.mode)}`)
  }
}

function modeOf({ mode = 'all' }: ProfileSpec): string {
  return typeof mode === 'string' ? mode.trim().toLowerCase() || 'all' : ''
}

function textIn(spec: ProfileSpec, field: string): string {
  const text = spec[field]
  if (typeof text !== 'string' || text === '') throw new Error(`"${field}" must be a text that is not empty`)
  return text
}
