import { extname } from 'node:path'
import type { Job } from '../job.js'
import type { Launch } from '../launch.js'

/**
 * For which programs a process stands by, and which calls it takes: what is not known to run as if it had been started
 * for the call is started. Each answers with why not, or undefined if it has nothing against it.
 */

/** Looks at how a program is started. */
export function whyNoStandby(
  { local, warm }: Launch,
  /** What all its calls have. */
  environment: Readonly<Record<string, string>>,
  platform = process.platform,
): string | undefined {
  // Its owner knows more than the rules.
  if (warm === false) return 'its smcp.json says "warm": false'
  // Elsewhere nobody has compared it.
  if (platform !== 'linux') return `processes stand by on Linux only, this is ${platform}`
  // This Node, by itself: another one, or an option, may do other things when it starts.
  if (local.interpreter.length !== 1 || local.interpreter[0] !== process.execPath)
    return 'it is not run by the Node that runs smcp'
  // TypeScript is loaded in other ways.
  const extension = extname(local.mainFile)
  if (!['.js', '.mjs', '.cjs'].includes(extension)) return `its main file ends in ${extension}`
  // Node has done by then what they ask for.
  const early = Object.keys(environment).find((name) => name.startsWith('NODE_') && !harmless.has(name))
  if (early !== undefined) return `${early} is set, which Node reads when it starts`
  return undefined
}

/** Looks at one call. */
export function whyNotByStandby(
  { stdin, argv }: Pick<Job, 'stdin' | 'argv'>,
  environment: Readonly<Record<string, string>>,
  /** What the process was started with. */
  base: Readonly<Record<string, string>>,
): string | undefined {
  // Its own stdin is where the call comes from.
  if (stdin !== undefined) return 'the call has something on stdin'
  const names = new Set([...Object.keys(environment), ...Object.keys(base)])
  const early = [...names].find((name) => environment[name] !== base[name] && readEarly.test(name))
  if (early !== undefined) return `${early} differs in this call, and is read when Node starts`
  const texts = [...argv, ...Object.values(environment)]
  // A start would fail, and say why.
  if (texts.some((text) => text.includes('\0'))) return 'the call has a NUL in its words'
  if (texts.reduce((sum, { length }) => sum + length, 0) > charactersMax)
    return `the call has more than ${charactersMax} characters`
  return undefined
}

/** Read when Node starts, to no other effect than when the program reads them. */
const harmless: ReadonlySet<string> = new Set([
  'NODE_ENV',
  'NODE_PATH',
  'NODE_NO_WARNINGS',
  'NODE_EXTRA_CA_CERTS',
])

/** What Node, its libraries and the C library read before the program does. */
const readEarly = /^(NODE_|UV_|OPENSSL_|SSL_|ICU_|LD_|MALLOC_|GLIBC_|LC_|LANG$|LANGUAGE$|TZ$|HOME$)/

/** The least that a system may refuse is 128 KiB, in one word, in which a character may take three. */
const charactersMax = 40_000
