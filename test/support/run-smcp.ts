import { execa } from 'execa'
import { repository, testEnvironment } from './start-smcp.js'

/** Runs the built smcp of this repository to its end, where nobody can be asked. A failure is no error: tests look at it. */
export const runSmcp = (
  args: readonly string[],
  {
    cwd = repository,
    env = {},
  }: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
) =>
  execa(process.execPath, [`${repository}bin/run.js`, ...args], {
    cwd,
    env: testEnvironment(env),
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
  })
