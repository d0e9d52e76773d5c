import { spawnSync } from 'node:child_process'

/**
 * The environment for programs of the system, which are not on every PATH: nginx is below /usr/sbin, and Go where its
 * own page tells to unpack it.
 */
export const systemEnvironment = {
  ...process.env,
  PATH: `${process.env.PATH ?? ''}:/usr/sbin:/usr/local/go/bin`,
}

/** Skips the test, or all of its suite, where a program is not installed, and says so. */
export function skipWithout(context: Mocha.Context, program: string): void {
  const { error } = spawnSync(program, ['version'], { env: systemEnvironment })
  if (!error) return
  process.stderr.write(`      skipped: ${program} is not installed here\n`)
  context.skip()
}
