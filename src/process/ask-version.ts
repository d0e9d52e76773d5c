import { execa } from 'execa'

/** The first line that `PROGRAM --version` prints, or undefined if the program is not on PATH. */
export async function askVersion(program: string): Promise<string | undefined> {
  const { failed, stdout, stderr } = await execa(program, ['--version'], {
    reject: false,
    timeout: 5000,
    stdin: 'ignore',
  })
  return failed ? undefined : (`${stdout}\n${stderr}`.trim().split('\n')[0] ?? '')
}
